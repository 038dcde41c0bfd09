"""Reads Aiken: a question, its answers from `A)` or `A.`, and `ANSWER: A`
(question/format/aiken/format.php of Moodle 4.5). Its texts are plain."""

import re
from dataclasses import dataclass, field

from assessments.exchange.drafts import Draft, Reading
from assessments.exchange.encodings import decode
from assessments.kinds import KINDS
from assessments.kinds.texts import PLAIN, rich

_OPTION = re.compile(r"([A-Z])[).]\s*(.*)\Z")
_ANSWER = re.compile(r"(?:ANSWER|JAWABAN)\s*:\s*(.*)\Z", re.IGNORECASE)


@dataclass
class _Block:
    line: int
    text: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    # A blank line stood behind the text: what follows is another question, unless it is an answer.
    is_closed: bool = False


def read(data: bytes) -> Reading:
    text, encoding = decode(data)
    reading = Reading(encoding=encoding)
    block: _Block | None = None
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
        stripped = line.strip()
        option, answer = _OPTION.match(stripped), _ANSWER.match(stripped)
        if not stripped:
            if block:
                block.is_closed = True
        elif answer:
            _finish(reading, block, answer[1].strip(), number)
            block = None
        elif option:
            _add_option(reading, block, option[1], option[2], number)
        else:
            block = _with_text(reading, block, stripped, number)
    if block:
        reading.refuse(block.line, "no_answer_line", _name(block))
    return reading


def _with_text(reading: Reading, block: _Block | None, text: str, line: int) -> _Block:
    if block and not block.is_closed and not block.options:
        block.text.append(text)
        return block
    if block:
        reading.refuse(block.line, "no_answer_line", _name(block))
    return _Block(line, [text])


def _add_option(reading: Reading, block: _Block | None, letter: str, text: str, line: int) -> None:
    if block is None:
        reading.refuse(line, "option_without_question", text[:80])
    elif letter in block.options:
        reading.refuse(line, "letter_twice", _name(block), value=letter)
    else:
        block.options[letter] = text


def _finish(reading: Reading, block: _Block | None, letter: str, line: int) -> None:
    if block is None:
        reading.refuse(line, "answer_without_question")
        return
    if len(block.options) < 2:
        reading.refuse(block.line, "too_few_answers", _name(block), least=2)
        return
    if letter.upper() not in block.options:
        reading.refuse(line, "no_such_letter", _name(block), value=letter[:20])
        return
    answers = [
        {
            "text": rich(text, PLAIN),
            "share": "100" if each == letter.upper() else "0",
            "feedback": rich("", PLAIN),
        }
        for each, text in block.options.items()
    ]
    own = {"text": rich("\n".join(block.text), PLAIN), "answers": answers}
    payload = {**KINDS["multichoice"].blank(), **own}
    reading.add(Draft("multichoice", "", payload, block.line))


def _name(block: _Block) -> str:
    return " ".join(block.text)[:80]
