#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# metrics.sh - size, conditional-compilation and complexity figures for a source tree.
#
# usage: metrics.sh [-n NAME] [-x REGEX] [-t] [-v] [-g LIMITS [-e FILE]] DIR [SUBPATH...]
#   -n NAME   row label (default: basename of DIR)
#   -x REGEX  exclude paths (relative to DIR) matching the Python regex
#   -t        print the table header first
#   -v        also print the worst files, functions and Python figures
#   -g LIMITS exit 1 and list offenders over file:fn:cc:if[:tree_if:asserts], e.g. -g 500:60:10:3:1:3:
#             lines of a file (C, assembly, Python), lines of a function (C, Python), McCabe (C),
#             #if/100 of a .c file with more than one #if; #if/100 over all .c files (at most) and
#             assertions per 100 code lines over all .c files (at least)
#   -e FILE   exceptions: a line each, 'start-of-the-offender reason'
# SUBPATHs are files or directories below DIR; the default is all of DIR.
# Needs: bash, python3, pmccabe.
#
# Definitions (so that two runs of two people agree):
#   files    .c .h .S .s .asm .inc below the SUBPATHs
#   LOC      physical lines;  code = lines left non-blank once comments are removed
#   cmt%     lines that carry comment text and no code / non-blank lines, with the
#            licence block (first comment of a file, if it names a licence or a
#            copyright) not counted at all
#   #if/100  (#if #ifdef #ifndef #elif), include guards not counted, per 100 code lines
#            of .c files; hdr#if is the same figure over .h files
#   fn med/p90/max   pmccabe "#lines in function", .c files (and static inlines in .h)
#   cc med/p90/max   pmccabe "traditional" McCabe number
#   >60, cc>10       functions over the limit / functions
#   as/100   assertion-like calls per 100 code lines of .c
set -eu
name='' excl='' header=0 verbose=0 gate='' except=''
while getopts n:x:tvg:e: o; do case $o in
  n) name=$OPTARG ;; x) excl=$OPTARG ;; t) header=1 ;; v) verbose=1 ;; g) gate=$OPTARG ;; e) except=$OPTARG ;;
  *) sed -n '3,16p' "$0" >&2; exit 2 ;; esac; done
shift $((OPTIND - 1))
[ $# -ge 1 ] || { sed -n '3,16p' "$0" >&2; exit 2; }
command -v pmccabe >/dev/null || { echo "metrics.sh: pmccabe not found (apt-get install pmccabe)" >&2; exit 2; }
export M_NAME=${name:-$(basename "$1")} M_EXCL=$excl M_HEADER=$header M_VERBOSE=$verbose M_GATE=$gate M_EXCEPT=$except
exec python3 - "$@" <<'PY'
from __future__ import annotations
import ast, os, re, statistics, subprocess, sys
from dataclasses import dataclass, field
from pathlib import Path

C_SUFFIX = {".c", ".h", ".S", ".s", ".asm", ".inc"}
COND = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif)\b(.*)")
ASSERT = re.compile(r"\b(__ASSERT\w*|ASSERT|DEBUGASSERT|DEBUGVERIFY|assert|compile_assert|static_assert|"
                    r"_Static_assert|STATIC_ASSERT|BUILD_ASSERT|DEBUG_ASSERT|CHECKIF|_assert|k_panic|panic)\s*\(")
LICENCE = re.compile(r"copyright|SPDX|licen[cs]e", re.I)


@dataclass
class Source:
    path: Path
    rel: str
    loc: int = 0
    code: int = 0
    comment: int = 0
    conds: int = 0
    configs: int = 0
    asserts: int = 0
    depth: int = 0


@dataclass(order=True)
class Func:
    cc: int
    lines: int
    where: str = field(compare=False)


def strip_c(text: str, asm: bool) -> tuple[list[str], list[bool]]:
    """Return (lines without comments, did-this-line-hold-a-comment)."""
    out, had = [], []
    line, flag, i, n, state = [], False, 0, len(text), ""
    while i < n:
        c, two = text[i], text[i:i + 2]
        if c == "\n":
            out.append("".join(line)); had.append(flag or state == "block")
            line, flag, i = [], False, i + 1
            if state == "line":
                state = ""
            continue
        if state == "":
            if two == "/*":
                state, flag, i = "block", True, i + 2; continue
            if two == "//" or (asm and c == ";"):
                state, flag, i = "line", True, i + 1; continue
            if c in "\"'" and not asm:
                state = c
            line.append(c)
        elif state == "block":
            flag = flag or not c.isspace()
            if two == "*/":
                state, i = "", i + 2; continue
        elif state in "\"'" and state:
            line.append(c)
            if c == "\\":
                line.append(text[i + 1:i + 2]); i += 2; continue
            if c == state:
                state = ""
        i += 1
    if line or flag:
        out.append("".join(line)); had.append(flag)
    return out, had


def licence_lines(text: str) -> int:
    """Number of lines of a leading licence comment (either style)."""
    m = re.match(r"\s*(/\*.*?\*/|(?:(?://|;)[^\n]*\n)+)", text, re.S)
    return m.group(0).count("\n") + 1 if m and LICENCE.search(m.group(0)) else 0


def measure(path: Path, rel: str) -> Source:
    text = path.read_text(errors="replace")
    s = Source(path, rel)
    s.loc = text.count("\n")
    stripped, had = strip_c(text, path.suffix == ".asm")
    lic = licence_lines(text)
    for no, (line, comment) in enumerate(zip(stripped, had)):
        if line.strip():
            s.code += 1
        elif comment and no >= lic:
            s.comment += 1
    lines = [l for l in stripped if l.strip()]
    s.configs = len(set(re.findall(r"\bCONFIG_[A-Z0-9_]+", "\n".join(lines))))
    guard = None
    if path.suffix == ".h" and len(lines) > 1 and "ifndef" in lines[0]:
        guard = lines[0].split()[-1]
        if not (lines[1].split() + ["", ""])[1].startswith(guard):
            guard = None
    depth = 0
    for line in lines:
        m = COND.match(line)
        if m:
            if guard and m.group(2).strip() == guard and m.group(1) == "ifndef":
                guard = None    # its #endif is absorbed by the max(0, ...) below
                continue
            s.conds += 1
            if m.group(1) != "elif":
                depth += 1
        elif re.match(r"^\s*#\s*endif", line):
            depth = max(0, depth - 1)
        s.depth = max(s.depth, depth)
        s.asserts += len(ASSERT.findall(line)) if not line.lstrip().startswith("#") else 0
    return s


def functions(root: Path, files: list[Path]) -> list[Func]:
    out = []
    for k in range(0, len(files), 200):
        r = subprocess.run(["pmccabe", *map(str, files[k:k + 200])], capture_output=True, text=True, errors="replace")
        for line in r.stdout.splitlines():
            f = line.split("\t")
            if len(f) == 6:
                file, _, fn = f[5].partition("(")
                out.append(Func(int(f[1]), int(f[4]), f"{os.path.relpath(file, root)}:{f[3]} {fn.split(':')[-1].strip()}"))
    return out


def pct(v: list[int], p: float) -> int:
    v = sorted(v)
    return v[min(len(v) - 1, int(p * len(v)))] if v else 0


def python_figures(files: list[Path]) -> str:
    n = ann = doc = glob = loc = mx = classes = data = 0
    for p in files:
        text = p.read_text(errors="replace"); loc += text.count("\n")
        try:
            tree = ast.parse(text)
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                n += 1; mx = max(mx, node.end_lineno - node.lineno + 1)
                args = [a for a in node.args.args if a.arg not in ("self", "cls")]
                ann += node.returns is not None and all(a.annotation for a in args)
                doc += ast.get_docstring(node) is not None
            elif isinstance(node, ast.Global):
                glob += len(node.names)
            elif isinstance(node, ast.ClassDef):
                classes += 1
                data += any("dataclass" in ast.dump(d) for d in node.decorator_list)
    if not files:
        return ""
    return (f"   python: {len(files)} files {loc} LOC, {n} functions (max {mx} lines), "
            f"{100 * ann // max(n, 1)}% annotated, {100 * doc // max(n, 1)}% docstring, "
            f"{glob} 'global' names, {classes} classes ({data} dataclasses)")


def main() -> int:
    root = Path(sys.argv[1]).resolve()
    excl = re.compile(os.environ["M_EXCL"]) if os.environ["M_EXCL"] else None
    c, py = [], []
    for sub in (sys.argv[2:] or ["."]):
        top = root / sub
        if not top.exists():
            print(f"metrics.sh: no such path: {top}", file=sys.stderr); return 2
        for p in sorted([top] if top.is_file() else top.rglob("*")):
            rel = os.path.relpath(p, root)
            if not p.is_file() or p.is_symlink() or (excl and excl.search(rel)):
                continue
            if p.suffix in C_SUFFIX:
                c.append(measure(p, rel))
            elif p.suffix == ".py":
                py.append(p)
    csrc = [s for s in c if s.path.suffix == ".c"]
    hdr = [s for s in c if s.path.suffix == ".h"]
    asm = [s for s in c if s.path.suffix in (".S", ".s", ".asm")]
    fns = functions(root, [s.path for s in csrc + hdr])
    ln, cc = [f.lines for f in fns], [f.cc for f in fns]
    code = lambda xs: sum(s.code for s in xs)
    per = lambda num, den: f"{100 * num / den:.1f}" if den else "-"
    big = max(c, key=lambda s: s.loc, default=Source(root, "-"))
    row = [os.environ["M_NAME"], len(c), sum(s.loc for s in c), code(c), code(asm),
           f"{big.loc} {big.path.name}", sum(s.loc > 500 for s in c),
           per(sum(s.comment for s in c), sum(s.comment + s.code for s in c)),
           per(sum(s.conds for s in csrc), code(csrc)), per(sum(s.conds for s in hdr), code(hdr)),
           max((s.depth for s in csrc), default=0), len(fns),
           f"{int(statistics.median(ln)) if ln else 0}/{pct(ln, .9)}/{max(ln, default=0)}",
           f"{int(statistics.median(cc)) if cc else 0}/{pct(cc, .9)}/{max(cc, default=0)}",
           f"{sum(x > 60 for x in ln)}", f"{sum(x > 10 for x in cc)}",
           per(sum(s.asserts for s in csrc), code(csrc))]
    if os.environ["M_HEADER"] == "1":
        cols = ["tree", "files", "LOC", "code", "asm", "max file", ">500", "cmt%", "#if/100", "hdr#if", "#if nest",
                "fns", "fn len med/p90/max", "cc med/p90/max", "fn>60", "cc>10", "as/100"]
        print("| " + " | ".join(cols) + " |"); print("|" + "---|" * len(cols))
    print("| " + " | ".join(map(str, row)) + " |")
    if os.environ["M_VERBOSE"] == "1":
        print("   longest files:     " + ", ".join(f"{s.rel}={s.loc}" for s in sorted(c, key=lambda s: -s.loc)[:8]))
        print("   densest #if (.c):  " + ", ".join(f"{s.rel}={100 * s.conds / s.code:.1f}({s.conds})" for s in
              sorted((s for s in csrc if s.code > 60), key=lambda s: -s.conds / s.code)[:8]))
        print("   longest functions: " + ", ".join(f"{f.where}={f.lines}" for f in sorted(fns, key=lambda f: -f.lines)[:8]))
        print("   most complex:      " + ", ".join(f"{f.where}={f.cc}" for f in sorted(fns, key=lambda f: -f.cc)[:8]))
        print("   most CONFIG_ in .c: " + ", ".join(f"{s.rel}={s.configs}" for s in sorted(csrc, key=lambda s: -s.configs)[:5]))
        if py:
            print(python_figures(py))
    return gate(root, c, fns, py) if os.environ["M_GATE"] else 0


def python_functions(root: Path, files: list[Path]) -> list[tuple[str, int]]:
    out = []
    for p in files:
        for node in ast.walk(ast.parse(p.read_text(errors="replace"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                out.append((f"{os.path.relpath(p, root)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1))
    return out


def gate(root: Path, files: list[Source], fns: list[Func], py: list[Path]) -> int:
    """List everything over the limits; 1 if there was anything."""
    limits = [float(x) for x in os.environ["M_GATE"].split(":")]
    max_file, max_fn, max_cc, max_if = limits[:4]
    lengths = [(s.rel, s.loc) for s in files]
    lengths += [(os.path.relpath(p, root), p.read_text(errors="replace").count("\n")) for p in py]
    bad = [f"{rel}: {n} lines (limit {max_file:g})" for rel, n in lengths if n > max_file]
    bad += [f"{s.rel}: {100 * s.conds / s.code:.1f} #if per 100 code lines (limit {max_if:g})" for s in files
            if s.path.suffix == ".c" and s.conds > 1 and 100 * s.conds / s.code > max_if]
    sizes = [(f.where, f.lines) for f in fns] + python_functions(root, py)
    bad += [f"{where}: {n} lines (limit {max_fn:g})" for where, n in sizes if n > max_fn]
    bad += [f"{f.where}: McCabe {f.cc} (limit {max_cc:g})" for f in fns if f.cc > max_cc]
    csrc = [s for s in files if s.path.suffix == ".c"]
    code = sum(s.code for s in csrc)
    if len(limits) == 6 and code:
        conds, asserts = (100 * sum(x) / code for x in ([s.conds for s in csrc], [s.asserts for s in csrc]))
        bad += [f"tree: {conds:.2f} #if per 100 code lines (limit {limits[4]:g})"] * (conds > limits[4])
        bad += [f"tree: {asserts:.2f} assertions per 100 code lines (least {limits[5]:g})"] * (asserts < limits[5])
    if os.environ["M_EXCEPT"]:
        known = [line.split()[0] for line in Path(os.environ["M_EXCEPT"]).read_text().splitlines()
                 if line.strip() and not line.startswith("#")]
        bad = [b for b in bad if not any(b.startswith(k) for k in known)]
    print("\n".join("   OVER " + b for b in bad))
    return int(bool(bad))


sys.exit(main())
PY
