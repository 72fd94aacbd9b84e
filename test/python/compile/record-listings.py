"""Records what CPython 3.13 compiles the snippets of `snippets.py` to: python3.13 record-listings.py > listings.txt

A listing has a line an instruction: source line, name, argument or `-> index`. Caches and EXTENDED_ARG are left out.
"""
import dis
import pathlib
import types

HERE = pathlib.Path(__file__).parent


def constant(value):
    if isinstance(value, types.CodeType):
        return f"<code {value.co_qualname}>"
    if isinstance(value, frozenset):
        return "frozenset({" + ", ".join(sorted(map(constant, value))) + "})"
    return "..." if value is ... else repr(value)


def listing(code):
    everything = list(dis.get_instructions(code))
    index, real = {}, []
    for instruction in everything:
        index[instruction.offset] = len(real)
        if instruction.opname != "EXTENDED_ARG":
            real.append(instruction)
    index[len(code.co_code)] = len(real)
    at = lambda offset: index[offset] if offset in index else at(offset + 2)
    cells = [name for name in code.co_cellvars if name not in code.co_varnames]
    yield f"== {code.co_qualname} line {code.co_firstlineno} flags {code.co_flags:#x} stack {code.co_stacksize}"
    yield f"arguments {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}"
    yield f"constants {', '.join(map(constant, code.co_consts))}"
    yield f"names {' '.join(code.co_names)}"
    yield f"locals {' '.join([*code.co_varnames, *cells, *code.co_freevars])}"
    for number, instruction in enumerate(real):
        argument = instruction.arg or 0
        if instruction.opname == "COMPARE_OP":
            argument = argument >> 5 | (8 if argument & 16 else 0)
        if instruction.jump_target is not None:
            argument = f"-> {at(instruction.jump_target)}"
        yield f"{number} L{instruction.positions.lineno or 0} {instruction.opname} {argument}"
    for entry in dis._parse_exception_table(code):
        lasti = " lasti" if entry.lasti else ""
        yield f"{at(entry.start)} to {at(entry.end)} -> {at(entry.target)} [{entry.depth}]{lasti}"
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from listing(value)


for snippet in (HERE / "snippets.py").read_text().split("# %% ")[1:]:
    title, source = snippet.split("\n", 1)
    print(f"# %% {title}")
    for line in listing(compile(source, "snippet.py", "exec")):
        print(line)
