"""How numbers are written in the book: one way for each kind."""

SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: float, noun: str = "", plural: str = "") -> str:
    """Return a whole number, with its noun in the right number: "12 words", "1 word", "1,234"."""
    number = int(number)
    if not noun:
        return f"{number:,}"
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def spelled(number: float, noun: str = "", plural: str = "") -> str:
    """Return a whole number up to ten as a word, beyond as figures: "six", "15"; a noun follows in the right number."""
    number = int(number)
    text = SPELLED[number] if 0 <= number < len(SPELLED) else f"{number:,}"
    return f"{text} {noun if number == 1 else plural or noun + 's'}" if noun else text


def share(part: float, whole: float = 1) -> str:
    """Return a share of a whole, in whole per cent: "41%"."""
    return f"{part / whole:.0%}"


def decimal(number: float, places: int = 1) -> str:
    """Return a measured number with a fixed number of decimal places and a true minus sign."""
    return f"{number:.{places}f}".replace("-", "−")


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    number = int(number)
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{suffix}"


def listed(items: list[str]) -> str:
    """Return items in a sentence: "a", "a and b", "a, b and c"."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else "none"
