#!/usr/bin/env python3
"""Writes texts as PDF, .docx and .doc with LibreOffice, reads them back, and counts the paragraphs that come back exactly.

    Tests/Slow/office.py --tifa EXECUTABLE [TEXT…]        the texts of corpus/ without arguments

PDFs are set with and without indents, all with a running head and page numbers. Spaces are set aside: a typesetter puts
them between Chinese and digits. Exit status 1 when fewer than 95 of 100 paragraphs come back from PDFs with indents, 80
without, or one is missing from a Word file; 2 when it could not run.
"""

import argparse
import html
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items())
FONT = "WenQuanYi Zen Hei"


def document(paragraphs, indented):
    """A flat OpenDocument text."""
    indent = 'fo:text-indent="0.741cm"' if indented else ""
    body = "".join(f'<text:p text:style-name="Body">{html.escape(text)}</text:p>' for text in paragraphs)
    fonts = f'style:font-name="F" style:font-name-asian="F" fo:font-size="16pt" style:font-size-asian="16pt"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{FONT}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties style:line-break="strict"/>
<style:text-properties fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN" {fonts}/>
</style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties {indent} fo:text-align="justify"/></style:style>
<style:style style:name="Edge" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
fo:margin-top="2.5cm" fo:margin-bottom="2.5cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"/>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header><text:p text:style-name="Edge">内部资料 注意保存</text:p></style:header>
<style:footer><text:p text:style-name="Edge">— <text:page-number/> —</text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def paragraphs(text):
    """The paragraphs of a text without front matter and spaces."""
    if text.startswith("---\n"):
        text = text.split("---\n", 2)[2]
    return [line for line in ("".join(line.split()) for line in text.splitlines()) if line]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--tifa", required=True)
    arguments.add_argument("texts", nargs="*")
    arguments = arguments.parse_args()
    if not shutil.which("soffice"):
        print("needs LibreOffice and a Chinese font (apt-get install libreoffice-writer-nogui fonts-wqy-zenhei)")
        return 2
    tifa = str(pathlib.Path(arguments.tifa).resolve())
    texts = arguments.texts or sorted(str(path) for path in (ROOT / "corpus").glob("*.txt"))
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for ending, indented, wanted in (("pdf", True, 95), ("pdf", False, 80), ("docx", True, 100), ("doc", True, 100)):
            exact = total = 0
            for number, path in enumerate(texts):
                # What is wrapped already is joined first, so that a paragraph is a line.
                source = subprocess.run([tifa, "text", path], capture_output=True, text=True, check=True).stdout
                expected = paragraphs(source)
                name = f"{number}-{indented}-{ending}"
                file = pathlib.Path(folder) / f"{name}.fodt"
                file.write_text(document(source.splitlines(), indented), encoding="utf-8")
                subprocess.run(
                    ["soffice", "--headless", "--convert-to", ending, "--outdir", folder, str(file)], check=True,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
                read = subprocess.run(
                    [tifa, "text", f"{folder}/{name}.{ending}"], capture_output=True, text=True, check=True).stdout
                found = paragraphs(read)
                left = list(found)
                for paragraph in expected:
                    if paragraph in left:
                        left.remove(paragraph)
                        exact += 1
                total += max(len(expected), len(found))
            share = 100 * exact / total
            print(f".{ending} {'with' if indented else 'without'} indents: {exact} of {total} paragraphs exact ({share:.1f} %)")
            failed = failed or share < wanted
    return 1 if failed else 0


sys.exit(main())
