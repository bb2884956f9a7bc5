"""Makes the small PyTorch files that the tests read (CC0). Made with PyTorch 2.10 and numpy 2.

    python make_fixtures.py

Each .pth has a .json beside it: for each tensor its type, shape and values as PyTorch reads them.
"""

import json
from collections import OrderedDict
from pathlib import Path

import numpy
import torch

HERE = Path(__file__).parent


def numbers(*shape, scale=8):
    count = int(numpy.prod(shape)) if shape else 1
    return (torch.arange(count, dtype=torch.float32).reshape(shape) - 2) / scale


def state():
    whole = numbers(4, 6)
    shared = numbers(3)
    tensors = OrderedDict()
    tensors["plain"] = numbers(2, 3)
    tensors["scalar"] = torch.tensor(3, dtype=torch.int64)
    tensors["empty"] = torch.zeros(0, 5)
    tensors["transposed"] = whole.t()
    tensors["permuted"] = numbers(2, 3, 4).permute(2, 0, 1)
    tensors["slice"] = whole[1:3, 2:5]
    tensors["every_other"] = whole[::2, ::3]
    tensors["expanded"] = numbers(3, 1).expand(3, 4)
    tensors["shared_a"] = shared
    tensors["shared_b"] = shared
    tensors["half"] = numbers(5).half()
    tensors["bfloat16"] = numbers(5).bfloat16()
    tensors["double"] = numbers(5).double() / 3
    tensors["int32"] = torch.tensor([-1, 2**30], dtype=torch.int32)
    tensors["int16"] = torch.tensor([-1, 2**14], dtype=torch.int16)
    tensors["int8"] = torch.tensor([-128, 127], dtype=torch.int8)
    tensors["uint8"] = torch.tensor([0, 255], dtype=torch.uint8)
    tensors["bool"] = torch.tensor([True, False, True])
    tensors["parameter"] = torch.nn.Parameter(numbers(2, 2))
    return tensors


NAMES = {
    torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64",
    torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL",
}


def write(name, content, tensors, **how):
    torch.save(content, HERE / (name + ".pth"), **how)
    listed = {
        key: {
            "type": NAMES[t.dtype],
            "shape": list(t.shape),
            "values": t.detach().double().reshape(-1).tolist(),
        }
        for key, t in tensors.items()
    }
    (HERE / (name + ".json")).write_text(json.dumps(listed, indent=1) + "\n")


def nested():
    return {
        "epoch": 3,
        "big": 2**70,
        "hyper_parameters": {"lr": 0.125, "layers": (40, 30), "name": "größe", "none": None, "on": True},
        "shape": torch.Size([2, 3]),
        "device": torch.device("cuda", 1),
        "type": torch.float16,
        "loss": numpy.float64(0.5),
        "steps": numpy.int64(-7),
        "optimizer": {"state": {0: {"momentum": numbers(2)}}, "param_groups": [{"params": [0]}]},
        "state_dict": OrderedDict(("module." + key, value) for key, value in state().items()),
    }


def main():
    torch.manual_seed(1)
    write("zip", state(), state())
    write("legacy", state(), state(), _use_new_zipfile_serialization=False)
    write("nested_zip", nested(), state())
    write("nested_legacy", nested(), state(), _use_new_zipfile_serialization=False)
    for protocol in (3, 4, 5):
        write(f"protocol{protocol}", nested(), state(), pickle_protocol=protocol)
    module = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.BatchNorm1d(1))
    write("state_dict", module.state_dict(), module.state_dict())
    torch.save(module, HERE / "whole_module.pth")
    two = {"generator": {"a": numbers(2)}, "discriminator": {"a": numbers(3)}}
    write("two_networks", two, two["generator"])


main()
