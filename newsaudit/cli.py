"""The command line: `newsaudit`, one command a job."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsaudit.archive.commands import archive, summary

if TYPE_CHECKING:
    from newsaudit.article import Article
    from newsaudit.audit.model import Audit


@click.group(
    epilog="Two more commands are for those who maintain the figures that every audit shows: newsaudit corpus --help "
    "and newsaudit evaluate --help."
)
@click.version_option(package_name="newsaudit")
def main():
    """Source audit of English news articles: who says so, in whose words, and how do they know?"""


@main.command(hidden=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The CSV file to write.")
def corpus(files: tuple[Path, ...], output: Path):
    """Readability figures of many articles: one row an article, no words of it.

    A .jsonl file holds one article a line, under "text"; any other file is one article. Beside the CSV file a .json
    file of the same name says which inputs and which code the figures are from.
    """
    import json

    from newsaudit.readability import corpus as many

    items = [item for path in files for item in many.articles_in(path)]
    rows = []
    with click.progressbar(many.figures_of(items), length=len(items), label="Counting", file=sys.stderr) as bar:
        rows.extend(bar)
    bad = [row for row in rows if "error" in row]
    for row in bad:
        click.echo(f"Skipped: {row['error']}", err=True)
    good = [row for row in rows if "error" not in row]
    if not good:
        raise click.ClickException("none of the files holds an article that can be counted.")
    try:
        write_csv(output, good)
        record = json.dumps(many.provenance(list(files), rows), indent=2)
        output.with_suffix(".json").write_text(record + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{output}: the file cannot be written ({error.strerror}).") from None
    click.echo(f"{len(good):,} of {len(rows):,} articles counted: {output}", err=True)


@main.command(hidden=True)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--csv", "output", type=click.Path(path_type=Path), metavar="FILE", help="Write a row a gold file to FILE."
)
def evaluate(gold: tuple[Path, ...], output: Path | None):
    """Score the engine against GOLD, .jsonl files of articles with attributions coded by hand.

    Articles with a part or a genre are scored by each, and names of sources where the gold file has them.

    The table of the audit's reports is made so, with the two parts of PolNeAR, which is not in the project: newsaudit
    evaluate data/gold/wikinews.jsonl polnear_development.jsonl polnear_held_back.jsonl data/gold/kinds_of_news.jsonl
    --csv newsaudit/evaluation_scores.csv
    """
    from newsaudit.evaluation import GoldError, genre_table, read_gold, scores_of, table

    rows = []
    for path in gold:
        try:
            scores = scores_of(path.stem, read_gold(path))
        except GoldError as error:
            raise click.ClickException(str(error)) from None
        sets = [row for row in scores if not row.get("genre")]
        for row in sets:
            several = len(gold) > 1 or len(sets) > 1
            click.echo(f"{row['set'] if len(sets) > 1 else path}: {table(row)}" if several else table(row))
            genres = genre_table([one for one in scores if one["set"] == row["set"]])
            if genres:
                click.echo(genres)
        rows += scores
    if output:
        columns = list(dict.fromkeys(key for row in rows for key in row))
        tenths = [
            {key: round(value, 1) if isinstance(value := row.get(key, ""), (int, float)) else value for key in columns}
            for row in rows
        ]
        try:
            write_csv(output, tenths)
        except OSError as error:
            raise click.ClickException(f"{output}: the file cannot be written ({error.strerror}).") from None


@main.command()
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path))
def agree(sheets: tuple[Path, ...]):
    """Agreement between coders, from coding sheets (CSV) with the columns of data/coding/attributions.csv.

    A sheet may hold several coders, told apart in its coder column; where that is empty, the coder is the file's name.
    Exit code 2: the sheets cannot be compared, and one sentence says why.

    Example: newsaudit agree data/coding/attributions.csv
    """
    from newsaudit.agreement import AgreementError, agreement, agreement_text, read_sheets

    try:
        rows = read_sheets(list(sheets))
        click.echo(agreement_text(agreement(rows), rows))
    except AgreementError as error:
        refusal = click.ClickException(str(error))
        refusal.exit_code = 2
        raise refusal from None


@main.command()
@click.argument("article", metavar="ARTICLE")
@click.argument("sheets", nargs=-1, type=click.Path(path_type=Path), metavar="[SHEET]...")
@click.option(
    "--codes",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Take the coding in SHEETs, CSV or JSON, instead of the engine's; every word of it is checked.",
    metavar="SHEET [SHEET]...",
)
@click.option(
    "--coder", default="", help="Whose coding is meant, if the sheets hold several people's.", metavar="LABEL"
)
@click.option(
    "--compare",
    is_flag=False,
    flag_value="engine",
    help="Say what the coding changes: against the engine or, where one is named, another SHEET or LABEL.",
    metavar="[SHEET]",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything as JSON instead (audit.schema.json describes it)."
)
@click.option(
    "--csv",
    "folder",
    type=click.Path(path_type=Path),
    help="Write the tables to DIR, for a person to correct: attributions.csv, sources.csv, rules.csv.",
    metavar="DIR",
)
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write one self-contained page to FILE.", metavar="FILE"
)
def audit(
    article: str,
    sheets: tuple[Path, ...],
    codes: tuple[Path, ...],
    coder: str,
    compare: str | None,
    as_json: bool,
    folder: Path | None,
    page: Path | None,
):
    """Audit the sources of ARTICLE, a UTF-8 text file, or - for standard input.

    Prints sources with their words and forms, channels, who is never introduced or has no name, cues, what is not
    disclosed, and readability. What the engine finds is an estimate; the report says how good it is. With --codes the
    report is of a coding: the draft's tables as somebody corrected them, or any sheet with source, cue and words.

    \b
    Examples:
      newsaudit audit data/article/article.txt
      newsaudit audit data/article/article.txt --csv my-audit --html my-audit.html
      newsaudit audit data/article/article.txt --codes my-audit/attributions.csv my-audit/sources.csv --compare
      cat data/article/article.txt | newsaudit audit - --json

    Exit codes: 0 the report was made; 1 the text cannot be audited, a file cannot be read or written, or a sheet is not
    a coding of the text, and a sentence for each fault says why; 2 the command was typed wrongly.
    """
    from newsaudit.article import ArticleError
    from newsaudit.audit.coder import audited
    from newsaudit.audit.data import audit_data, json_text
    from newsaudit.sheets.faults import SheetError
    from newsaudit.sheets.files import audit_compared, audit_of_files

    if (sheets or coder or compare) and not codes:
        raise click.UsageError("one article at a time; its coding, and what is compared with that, come after --codes.")
    paths = [*codes, *sheets]
    try:
        text = article_at(article)
        coded = audit_of_files(text, paths, coder) if codes else audited(text)
        data = audit_data(coded, audit_compared(text, paths, compare) if compare else None)
        if folder:
            write_tables(coded, data, folder)
        if page:
            write_page(coded, data, page, [Path(article), *paths])
        if as_json:
            click.echo(json_text(data), nl=False)
        elif not (folder or page):
            from newsaudit.audit.terminal import terminal_text

            click.echo(terminal_text(data), nl=False)
    except ArticleError as error:
        raise click.ClickException(str(error)) from None
    except SheetError as error:
        raise click.ClickException(f"{error}\nNothing was written.") from None
    except BrokenPipeError:  # click ends quietly when nobody reads on
        raise
    except OSError as error:
        where = error.filename or "standard output"
        raise click.ClickException(f"{where}: this cannot be written ({error.strerror}).") from None


def article_at(place: str) -> Article:
    """Return the article in a file, or on standard input for "-"; raises `ArticleError` if there is none, or more."""
    from newsaudit.article import Article

    return Article.from_bytes(standard_input()) if place == "-" else Article.load(place)


def standard_input() -> bytes:
    """Return what stands on standard input; nothing if it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def write_csv(path: Path, rows: list[dict]) -> None:
    """Write rows with the same keys to a CSV file, its columns in their order."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write(path: Path, text: str) -> None:
    """Write a text to a file and say so."""
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"Written: {path}", err=True)


def write_tables(coded: Audit, data: dict, folder: Path) -> None:
    """Write the tables of an audit and what their rules look for; one that somebody has corrected is left alone."""
    from newsaudit.audit.tables import csv_tables

    texts = {folder / f"{name}.csv": text for name, text in csv_tables(coded, data).items()}
    for path, text in texts.items():
        if path.is_file() and path.read_bytes() != text.encode("utf-8"):
            raise click.ClickException(
                f"{path}: this is there already and says something else, perhaps your corrections; name another folder."
            )
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        write(path, text)


def write_page(coded: Audit, data: dict, path: Path, inputs: list[Path]) -> None:
    """Write the audit as one page; never over the article itself, or a sheet that codes it."""
    from newsaudit.audit.page import audit_page

    if path.exists() and any(one.exists() and path.samefile(one) for one in inputs):
        what = "the article" if path.samefile(inputs[0]) else "a sheet that codes it"
        raise click.ClickException(f"{path}: this is {what}; name another file for the page.")
    write(path, audit_page(coded, data))


main.add_command(archive)
main.add_command(summary)

if __name__ == "__main__":
    main()
