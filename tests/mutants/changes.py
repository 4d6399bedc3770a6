# SPDX-License-Identifier: MIT
"""The small changes of a C source that a test must notice."""
import collections
import re

Change = collections.namedtuple("Change", "name start end text")

TOKEN = re.compile(r"""
    (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<directive>^[ \t]*\#(?:[^\n\\]|\\.|\\\n)*)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<character>'(?:[^'\\]|\\.)*')
  | (?P<number>0[xX][0-9a-fA-F]+[uUlL]*|[0-9]+[uUlL]*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<mark>->|\+\+|--|<<=|>>=|[-+*/%&|^]=|<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^~!<>=?:;,.(){}\[\]])
  | (?P<space>\s+)
  """, re.VERBOSE | re.MULTILINE | re.DOTALL)
Token = collections.namedtuple("Token", "kind text start end")

BINARY = {
    "==": ["!="], "!=": ["=="],
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "&&": ["||"], "||": ["&&"],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"],
    "<<": [">>"], ">>": ["<<"], "&": ["|"], "|": ["&"], "^": ["|"],
    "+=": ["-="], "-=": ["+="], "|=": ["&="], "&=": ["|="],
    "++": ["--"], "--": ["++"],
}
KEYWORDS = {"return", "if", "while", "for", "switch", "case", "else", "do", "sizeof", "goto"}
# The next weaker order. On a processor that orders more, no test can tell.
WEAKER = {
    "__ATOMIC_SEQ_CST": "__ATOMIC_ACQ_REL", "__ATOMIC_ACQ_REL": "__ATOMIC_RELEASE",
    "__ATOMIC_ACQUIRE": "__ATOMIC_RELAXED", "__ATOMIC_RELEASE": "__ATOMIC_RELAXED",
}


def tokens_of(source):
    found = [Token(m.lastgroup, m.group(), m.start(), m.end()) for m in TOKEN.finditer(source)]
    return [t for t in found if t.kind not in ("comment", "directive", "space")]


def bodies(tokens):
    """The ranges of tokens of function bodies: braces at the top that follow a parenthesis."""
    depth = 0
    for i, token in enumerate(tokens):
        if token.text == "{":
            if depth == 0:
                start, is_function = i, tokens[i - 1].text == ")"
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0 and is_function:
                yield start, i


def end_of(tokens, i, last, marks):
    """The first token from `i` that is one of `marks` outside of parentheses."""
    depth = 0
    while i < last:
        text = tokens[i].text
        if depth == 0 and text in marks:
            return i
        depth += (text in "([{") - (text in ")]}")
        i += 1
    return last


def is_operand_before(token):
    return token.kind in ("number", "string", "character") or token.text in (")", "]") or \
        token.kind == "name" and token.text not in KEYWORDS


def of_token(before, token):
    if token.kind == "mark" and token.text in BINARY and is_operand_before(before):
        for text in BINARY[token.text]:
            yield Change("operator", token.start, token.end, text)
    elif token.text == "!":
        yield Change("negation", token.start, token.end, "")
    elif token.kind == "number":
        text = {"0": "1", "1": "0"}.get(token.text, "(%s + 1)" % token.text)
        yield Change("constant", token.start, token.end, text)
    elif token.text in WEAKER:
        yield Change("order", token.start, token.end, WEAKER[token.text])
    elif token.kind == "name" and re.fullmatch(r"Z?[A-Z][A-Z0-9]*_[A-Z0-9_a-z]+", token.text) \
            and not token.text.startswith("__") and before.text != "case":
        yield Change("constant", token.start, token.end, "0")


def of_condition(source, tokens, i, last):
    if tokens[i].text in ("if", "while") and tokens[i + 1].text == "(":
        end = end_of(tokens, i + 2, last, ")")
        start, stop = tokens[i + 2].start, tokens[end].start
        yield Change("condition", start, stop, "!(%s)" % source[start:stop])


def of_arguments(source, tokens, i, last):
    """Exchanges two neighbours in a call."""
    if tokens[i].kind != "name" or tokens[i].text in KEYWORDS or tokens[i + 1].text != "(":
        return
    parts, start = [], i + 2
    while tokens[start - 1].text != ")" and start < last:
        end = end_of(tokens, start, last, ",)")
        if end > start:
            parts.append((tokens[start].start, tokens[end - 1].end))
        start = end + 1
    for (a, b), (c, d) in zip(parts, parts[1:]):
        yield Change("arguments", a, d, source[c:d] + source[b:c] + source[a:b])


def of_statement(source, tokens, i, last):
    before = tokens[i - 1].text
    if before not in ("{", "}", ";", ")", "else", "do", ":") or tokens[i].kind != "name":
        return
    if tokens[i].text in KEYWORDS - {"return", "goto"}:
        return
    end = end_of(tokens, i, last, ";")
    start, stop = tokens[i].start, tokens[end].start
    text = source[start:stop]
    if tokens[i].text == "return":
        if end > i + 1 and text != "return 0":
            yield Change("result", start, stop, "return 0")
    elif "=" in text or "(" in text or tokens[i].text in ("break", "continue", "goto"):
        if not re.match(r"(const |struct |static |enum )", text):
            yield Change("statement", start, stop, "")


def changes_of(source):
    tokens = tokens_of(source)
    for first, last in bodies(tokens):
        for i in range(first + 1, last):
            yield from of_token(tokens[i - 1], tokens[i])
            yield from of_condition(source, tokens, i, last)
            yield from of_arguments(source, tokens, i, last)
            yield from of_statement(source, tokens, i, last)
