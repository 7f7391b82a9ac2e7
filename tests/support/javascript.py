"""The names that a JavaScript text defines, by its tokens: enough for our modules, without a parser of the language."""

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<skip>//[^\n]*|/\*.*?\*/|\s+)"
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"
    r"|(?P<pattern>(?:(?<=[(,=:!&|?{};\[])|(?<=[(,=:!&|?{};] ))/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"
    r"|(?P<name>[A-Za-z_$][\w$]*)"
    r"|(?P<sign>=>|===|==|\.\.\.|.)",
    re.DOTALL,
)
OPENING, CLOSING = "([{", ")]}"
STATEMENTS = {"if", "for", "while", "switch", "catch", "with", "return", "typeof", "await", "new", "super"}


class Token(NamedTuple):
    """One token of a script: its kind (text, pattern, name or sign), its text, and the line that it begins on."""

    kind: str
    text: str
    line: int


def list_names(script: str) -> Iterator[tuple[str, int]]:
    """Yield name and line of the functions, classes, variables, parameters, methods and attributes that are defined."""
    tokens = split_tokens(script)
    for place, token in enumerate(tokens):
        for name_token in list_defined(tokens, place, token):
            yield name_token.text, name_token.line


def split_tokens(script: str) -> list[Token]:
    """Return the tokens of a script, without spaces and comments."""
    tokens, line = [], 1
    for match in TOKEN.finditer(script):
        if match.lastgroup != "skip":
            tokens.append(Token(match.lastgroup or "", match.group().strip(), line))
        line += match.group().count("\n")
    return tokens


def list_defined(tokens: list[Token], place: int, token: Token) -> list[Token]:
    """Return the names that a token defines, as the keyword, the arrow or the name that it is."""
    following = tokens[place + 1 : place + 3] + [Token("sign", "", 0)] * 2
    if token.text in {"const", "let", "var"}:
        return list_variables(tokens[place + 1 :])
    if token.text in {"class", "as"} and token.kind == "name":
        return [following[0]] if following[0].kind == "name" else []
    if token.text == "=>":
        return list_arrow_parameters(tokens[:place])
    if token.text == "catch" and following[0].text == "(":
        return list_bindings(tokens[place + 1 :])
    if token.text == "." and following[0].kind == "name" and following[1].text == "=":
        return [following[0]]
    return list_function(tokens, place, token)


def list_function(tokens: list[Token], place: int, token: Token) -> list[Token]:
    """Return name and parameters where a token is a function's or a method's name, or "function" without a name."""
    if token.kind != "name" or token.text in STATEMENTS or tokens[place + 1 : place + 2] == []:
        return []
    before, after = tokens[place - 1].text if place else "", tokens[place + 1]
    if after.text != "(" or before in {".", "new"}:
        return []
    end = find_end(tokens, place + 1)
    is_function = "function" in (token.text, before) or (before == "*" and tokens[place - 2].text == "function")
    if not is_function and [later.text for later in tokens[end + 1 : end + 2]] != ["{"]:
        return []
    return [*([token] if token.text != "function" else []), *list_bindings(tokens[place + 1 : end + 1])]


def list_variables(tokens: list[Token]) -> list[Token]:
    """Return what a declaration declares: every name or pattern of names before "=", "of" or "in", until it ends."""
    names, place = [], 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "name":
            names.append(token)
            place += 1
        elif token.text in "{[":
            end = find_end(tokens, place)
            names += list_bindings(tokens[place : end + 1])
            place = end + 1
        else:
            return names
        place = find_next_variable(tokens, place)
    return names


def find_next_variable(tokens: list[Token], place: int) -> int:
    """Return where the next variable of a declaration stands, past the value of the one before; its length if none."""
    if tokens[place : place + 1] and tokens[place].text in {"of", "in"}:
        return len(tokens)
    while place < len(tokens) and tokens[place].text not in {";", ",", *CLOSING}:
        is_next_statement = tokens[place].text in {"const", "let", "var", "function", "class", "return", "if", "for"}
        if (
            is_next_statement
            and tokens[place].line > tokens[place - 1].line
            and tokens[place - 1].text not in {"=", "=>"}
        ):
            return len(tokens)
        place = (find_end(tokens, place) if tokens[place].text in OPENING else place) + 1
    return place + 1 if tokens[place : place + 1] and tokens[place].text == "," else len(tokens)


def list_arrow_parameters(tokens: list[Token]) -> list[Token]:
    """Return the parameters before an arrow: one name, or the names of a pair of parentheses."""
    if tokens and tokens[-1].kind == "name":
        return [tokens[-1]]
    return list_bindings(tokens[find_start(tokens) :]) if tokens and tokens[-1].text == ")" else []


def list_bindings(tokens: list[Token]) -> list[Token]:
    """Return the names that a pattern in brackets binds: not the keys before ":", nor the defaults after "="."""
    group = tokens[: find_end(tokens, 0) + 1]
    return [
        token
        for before, token, after in zip(group, group[1:], group[2:], strict=False)
        if token.kind == "name" and before.text in {"(", ",", "{", "[", "...", ":"} and after.text != ":"
    ]


def find_end(tokens: list[Token], start: int) -> int:
    """Return where the bracket that opens at ``start`` closes, or the last place."""
    depth = 0
    for place in range(start, len(tokens)):
        if tokens[place].kind == "sign":
            depth += (tokens[place].text in OPENING) - (tokens[place].text in CLOSING)
        if not depth:
            return place
    return len(tokens) - 1


def find_start(tokens: list[Token]) -> int:
    """Return where the bracket that the last token closes opens, or 0."""
    depth = 0
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].kind == "sign":
            depth += (tokens[place].text in CLOSING) - (tokens[place].text in OPENING)
        if not depth:
            return place
    return 0
