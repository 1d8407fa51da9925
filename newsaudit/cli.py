"""The command line: `newsaudit`, one command a job."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
@click.version_option(package_name="newsaudit")
def main():
    """Source audit of English news articles: who says so, in whose words, and how do they know?"""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The CSV file to write.")
def corpus(files: tuple[Path, ...], output: Path):
    """Readability figures of many articles: one row an article, no words of it.

    A .jsonl file holds one article a line, under "text"; any other file is one article. Beside the CSV file a .json
    file of the same name says which inputs and which code the figures are from.
    """
    import json

    import pandas as pd

    from newsaudit.readability import corpus as many

    items = [item for path in files for item in many.read(path)]
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
        pd.DataFrame(good).round(4).to_csv(output, index=False, lineterminator="\n")
        record = json.dumps(many.provenance(list(files), rows), indent=2)
        output.with_suffix(".json").write_text(record + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{output}: the file cannot be written ({error.strerror}).") from None
    click.echo(f"{len(good):,} of {len(rows):,} articles counted: {output}", err=True)


@main.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--csv", "output", type=click.Path(path_type=Path), metavar="FILE", help="Write a row a gold file to FILE."
)
def evaluate(gold: tuple[Path, ...], output: Path | None):
    """Score the engine against GOLD, .jsonl files of articles with attributions coded by hand.

    The table of the audit's reports is made so: newsaudit evaluate data/gold/wikinews.jsonl OTHER.jsonl
    --csv data/reference/engine_scores.csv
    """
    import pandas as pd

    from newsaudit.evaluation import GoldError, read_gold, table
    from newsaudit.evaluation import evaluate as figures

    rows = []
    for path in gold:
        try:
            rows.append({"set": path.stem} | figures(read_gold(path)))
        except GoldError as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"{path}: {table(rows[-1])}" if len(gold) > 1 else table(rows[-1]))
    if output:
        try:
            pd.DataFrame(rows).round(1).to_csv(output, index=False, lineterminator="\n")
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
    from newsaudit.agreement import AgreementError, agreement, read_sheets, report

    try:
        frame = read_sheets(list(sheets))
        click.echo(report(agreement(frame), frame))
    except AgreementError as error:
        refusal = click.ClickException(str(error))
        refusal.exit_code = 2
        raise refusal from None


@main.command()
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything as JSON instead (audit.schema.json describes it)."
)
@click.option(
    "--csv",
    "folder",
    type=click.Path(path_type=Path),
    help="Write attributions.csv and sources.csv to DIR.",
    metavar="DIR",
)
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write one self-contained page to FILE.", metavar="FILE"
)
def audit(article: str, as_json: bool, folder: Path | None, page: Path | None):
    """Audit the sources of ARTICLE, a UTF-8 text file, or - for standard input.

    Prints sources with their words and forms, channels, who is never introduced or has no name, cues, what is not
    disclosed, and readability. What the engine finds is an estimate; the report says how good it is.

    \b
    Examples:
      newsaudit audit data/article/article.txt
      newsaudit audit data/article/article.txt --csv my-audit --html my-audit.html
      cat data/article/article.txt | newsaudit audit - --json

    Exit codes: 0 the report was made; 1 the text cannot be audited or a file cannot be read or written, and one
    sentence says why; 2 the command was typed wrongly.
    """
    import json

    from newsaudit import report
    from newsaudit.article import Article, ArticleError
    from newsaudit.audit import audited
    from newsaudit.audit import report as report_of

    try:
        text = Article.from_bytes(sys.stdin.buffer.read()) if article == "-" else Article.load(article)
    except ArticleError as error:
        raise click.ClickException(str(error)) from None
    coding = audited(text)
    data = report_of(coding)
    written = folder or page
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("attributions", "sources"):
                table = getattr(coding, name).drop(columns=["quoted", "editor", "paraphrased"], errors="ignore")
                table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
                click.echo(f"Written: {folder / name}.csv", err=True)
        if page:
            written = page
            page.write_text(report.page(coding, data), encoding="utf-8")
            click.echo(f"Written: {page}", err=True)
    except OSError as error:
        raise click.ClickException(f"{written}: this cannot be written ({error.strerror}).") from None
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif not (folder or page):
        click.echo(report.terminal(data), nl=False)
