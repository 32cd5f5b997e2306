#!/usr/bin/env python3
"""Writes regions.csv and region_changes.csv beside itself.

usage: make_regions.py NUTS_REGIONS_CSV NUTS_CHANGES_CSV
The rules are listed in README.md. Standard library only.
"""
import csv
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
COLUMNS = ["code", "level", "parent", "country", "name", "name_latin", "lat", "lon",
           "area_km2", "population", "in_2021", "in_2024"]
CHANGE_COLUMNS = ["code_2021", "code_2024", "level", "label", "change"]
LATIN_IN_GREEK = str.maketrans("ABEHIKMNOPTXYZo", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖο")
LATIN_IN_CYRILLIC = str.maketrans("ABCEHKMOPTXacekopxy", "АВСЕНКМОРТХасекорху")


def script(text, name):
    return any(name in unicodedata.name(c, "") for c in text)


def tidy(text):
    """One line, single spaces, and no Latin look-alikes inside a Greek or Cyrillic word."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().replace("/ ", "/")
    words = re.split(r"(\W)", text)
    for i, word in enumerate(words):
        if script(word, "GREEK"):
            words[i] = word.translate(LATIN_IN_GREEK)
        elif script(word, "CYRILLIC"):
            words[i] = word.translate(LATIN_IN_CYRILLIC)
    return "".join(words)


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, records):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        out.writeheader()
        out.writerows(records)


def number(text):
    return str(round(float(text))) if text else ""


def main(regions_path, changes_path):
    regions = {}
    for row in rows(regions_path):
        row["name"], row["name_latin"] = tidy(row["name"]), tidy(row["name_latin"])
        row["area_km2"], row["population"] = number(row["area_km2"]), number(row["pop_2021"])
        regions[row["code"]] = row
    regions["BA"]["name"] = regions["BA"]["name_latin"] = "Bosna i Hercegovina"

    # A country that the source forgot takes the facts of its only level-1 region.
    for row in list(regions.values()):
        if row["level"] == "1" and row["parent"] not in regions:
            siblings = [r for r in regions.values() if r["parent"] == row["parent"]]
            if len(siblings) != 1:
                sys.exit(f"{row['parent']} is missing and has {len(siblings)} children: add it to the source")
            regions[row["parent"]] = {**row, "code": row["parent"], "level": "0", "parent": ""}

    changes = [{**row, "label": tidy(row["label"])} for row in rows(changes_path)]
    for row in changes:
        if row["change"] == "Name change" and row["code_2021"] == row["code_2024"]:
            region = regions[row["code_2024"]]
            region["name"] = region["name_latin"] = row["label"]

    # Deepest first, so that a mean can rest on means.
    for row in sorted(regions.values(), key=lambda r: r["level"], reverse=True):
        if row["level"] == "0":
            row["parent"] = ""
        elif row["parent"] not in regions:
            sys.exit(f"{row['code']}: its parent {row['parent']} does not exist")
        if row["level"] < "3" and not row["lat"]:
            points = [(float(r["lat"]), float(r["lon"])) for r in regions.values()
                      if r["parent"] == row["code"] and r["lat"]]
            if points:
                row["lat"], row["lon"] = (f"{sum(axis) / len(points):.4f}" for axis in zip(*points))

    write("regions.csv", COLUMNS, sorted(regions.values(), key=lambda r: r["code"]))
    write("region_changes.csv", CHANGE_COLUMNS,
          sorted(changes, key=lambda r: (r["code_2021"] or r["code_2024"], r["code_2024"])))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
