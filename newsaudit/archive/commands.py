"""The commands `newsaudit archive` and `newsaudit summary`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from newsaudit.archive.inputs import ArchiveError, Columns
from newsaudit.numbers import count

EXTRA = ("dask", "distributed", "filelock", "pyarrow")
NEEDS = "this needs the extra “archive” (Dask and Arrow): pip install 'newsaudit[archive]'."


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn what stands in the way of a command into the sentence that it ends with."""
    try:
        yield
    except ArchiveError as error:
        raise click.ClickException(str(error)) from None
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in EXTRA:
            raise click.ClickException(NEEDS) from None
        raise
    except KeyboardInterrupt:
        stopped = click.ClickException("stopped; what is finished stays, and the same command goes on from there.")
        stopped.exit_code = 130
        raise stopped from None


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--text", default="text", show_default=True, metavar="COLUMN", help="The column that holds the text.")
@click.option("--id", "id_", default="id", show_default=True, metavar="COLUMN", help="The column of the article's id.")
@click.option("--date", default="date", show_default=True, metavar="COLUMN", help="The column of its date.")
@click.option("--outlet", default="outlet", show_default=True, metavar="COLUMN", help="The column of its outlet.")
@click.option("--keep", multiple=True, metavar="COLUMN", help="Another column to carry along; may be repeated.")
@click.option("--workers", type=click.IntRange(1), help="Processes on this machine; a process a core by default.")
@click.option("--scheduler", metavar="ADDRESS", help="A running Dask scheduler, tcp://host:8786.")
@click.option(
    "--partition", "size", default=500, show_default=True, type=click.IntRange(1), help="Articles audited at a time."
)
def archive(inputs, folder, text, id_, date, outlet, keep, workers, scheduler, size):
    """Audit every article of INPUT, on all cores, and write tables into FOLDER that pandas, R and DuckDB read.

    INPUT is JSONL, CSV or Parquet with a row an article, or a folder of .txt files. FOLDER gets four tables of Parquet
    files, articles, attributions, sources and skipped, with datapackage.json, which describes every column, and
    archive.json, which says what they are from. A run that was stopped goes on with the same command.

    The workers of a scheduler need newsaudit[archive], and no common disk. Start the scheduler with
    DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH=1: otherwise it keeps its last thousand messages, which hold texts.

    \b
    Example:
      newsaudit archive data/gold/wikinews.jsonl -o wikinews
      newsaudit summary wikinews

    Exit codes: 0 the tables are whole; 1 something stands in the way, and one sentence says what; 2 the command was
    typed wrongly; 130 it was stopped.
    """
    with one_sentence():
        from newsaudit.archive.run import audit_archive, local_workers, workers_at

        client = workers_at(scheduler) if scheduler else local_workers(workers)
        record = audit_archive(list(inputs), folder, Columns(text, id_, date, outlet, keep), size, client)
    skipped = f", {count(record['skipped'])} skipped (why: {folder / 'skipped'})" if record["skipped"] else ""
    click.echo(f"{count(record['articles'], 'article')} audited{skipped}: {folder}", err=True)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(["month", "outlet"]), help="A line for each of these.")
@click.option(
    "--most", default=10, show_default=True, type=click.IntRange(0), help="How many of the most quoted to list."
)
def summary(folder: Path, by: str | None, most: int):
    """Sum up what newsaudit archive wrote into FOLDER: shares quoted, sources without a name, the most quoted."""
    with one_sentence():
        from newsaudit.archive.summary import summary_text, summed_up

        click.echo(summary_text(summed_up(folder, by, most), by), nl=False)
