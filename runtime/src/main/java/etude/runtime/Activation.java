package etude.runtime;

import etude.network.Task;
import etude.runtime.onnx.OnnxMetadata;

/** The activation of a task, for networks that leave it to whoever runs them. */
final class Activation {

    private Activation() {}

    static Scores apply(OnnxMetadata said, Scores given) {
        if (!said.activated()) {
            for (int at = 0; at < given.values().length; at += given.labels()) {
                apply(said.task().activation(), given.values(), at, given.labels());
            }
        }
        return given;
    }

    private static void apply(Task.Activation activation, float[] x, int at, int length) {
        switch (activation) {
            case SIGMOID -> sigmoid(x, at, length);
            case SOFTMAX -> softmax(x, at, length);
        }
    }

    private static void sigmoid(float[] x, int at, int length) {
        for (int i = at; i < at + length; i++) {
            x[i] = (float) (1 / (1 + Math.exp(-x[i])));
        }
    }

    private static void softmax(float[] x, int at, int length) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + length; i++) {
            max = Math.max(max, x[i]);
        }
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += Math.exp(x[i] - max);
        }
        for (int i = at; i < at + length; i++) {
            x[i] = (float) (Math.exp(x[i] - max) / sum);
        }
    }
}
