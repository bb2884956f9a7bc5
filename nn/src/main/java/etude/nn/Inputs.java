package etude.nn;

import etude.network.Network;
import etude.runtime.Values;

/** Whether arrays are what an input of a network takes. */
final class Inputs {

    private Inputs() {}

    static void check(Network.Input input, Values values) {
        int[] found = values.shape().toArray();
        boolean fits = found.length == input.axes().size() + 1;
        for (int i = 1; fits && i < found.length; i++) {
            int length = input.axes().get(i - 1);
            fits = length == Network.Input.FREE || length == found[i];
        }
        if (!fits) {
            throw new IllegalArgumentException("Input '" + input.name() + "' has shape " + values.shape()
                    + "; needed is a batch of " + input.axes() + ", where -1 is any length.");
        }
        if (values.values().length == 0) {
            throw new IllegalArgumentException(
                    "Input '" + input.name() + "' of shape " + values.shape() + " is empty.");
        }
        check(input.name(), values.values(), input.whole());
    }

    private static void check(String name, float[] values, boolean whole) {
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "Value " + i + " of '" + name + "' is " + value + "; all must be finite numbers.");
            }
            if (whole && (value < 0 || value != (int) value)) {
                throw new IllegalArgumentException(
                        "Value " + i + " of '" + name + "' is " + value + "; all must be whole numbers from 0.");
            }
        }
    }
}
