#!/usr/bin/env python3
"""Checks the ONNX files that Etude writes of every architecture with ONNX's own checker and shape inference.

check_onnx.py [FILE.onnx …]

Without files it writes those of the whole zoo first, which needs the bench module packaged (mvn -DskipTests package). Needs
the package onnx.
"""
import glob, os, subprocess, sys, tempfile

import onnx

HERE = os.path.dirname(os.path.realpath(__file__))


def check(path):
    onnx.checker.check_model(path, full_check=True)
    model = onnx.shape_inference.infer_shapes(onnx.load(path), check_type=True, strict_mode=True, data_prop=True)
    said = {p.key for p in model.metadata_props}
    assert {"sample_rate", "labels", "input", "output", "task", "pieces"} <= said, said
    assert [o.name for o in model.graph.output][:2] == ["scores", "logits"]
    return len(model.graph.node), len(model.graph.initializer)


def main(files):
    with tempfile.TemporaryDirectory() as folder:
        if not files:
            jar = os.path.join(HERE, "target", "benchmarks.jar")
            subprocess.run(["java", "-cp", jar, "etude.bench.OnnxZoo", folder], check=True)
            files = sorted(glob.glob(folder + "/*.onnx"))
        for path in files:
            nodes, weights = check(path)
            print(f"{os.path.basename(path):32} {nodes:4} nodes {weights:4} constants: valid")
        print(f"{len(files)} files are valid ONNX (onnx {onnx.__version__})")


main(sys.argv[1:])
