package etude.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far a window's spectrum reaches. */
public final class WindowLeakage {

    private static final int LENGTH = 1024;
    private static final int OVERSAMPLING = 8;
    private static final double LEVEL = 1.5e-5;
    private static final Map<Window, Double> REACH = new ConcurrentHashMap<>();

    private WindowLeakage() {}

    /**
     * The distance from a component's frequency, in units of sampleRate / length, beyond which a window hears it more than
     * 96 dB weaker; infinite for windows that never do.
     */
    public static double reach(Window window) {
        return REACH.computeIfAbsent(window, WindowLeakage::measure);
    }

    private static double measure(Window window) {
        int n = LENGTH * OVERSAMPLING;
        float[] re = new float[n];
        float[] im = new float[n];
        float[] w = window.centred(LENGTH, LENGTH);
        System.arraycopy(w, 0, re, 0, LENGTH);
        new ComplexFft(n).forward(re, im);
        int farthest = 0;
        for (int k = 1; k < n / 2; k++) {
            if (Math.hypot(re[k], im[k]) > LEVEL * re[0]) {
                farthest = k;
            }
        }
        double reach = (farthest + 1.0) / OVERSAMPLING;
        return reach > LENGTH / 8.0 ? Double.POSITIVE_INFINITY : reach;
    }
}
