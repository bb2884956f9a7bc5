package etude.representation;

/**
 * Shape and meaning of a representation's frames, known before any sound is.
 *
 * @param name the field's name, as librosa writes it: {@code melspectrogram}, {@code mfcc}…
 * @param shape shape of one frame; empty for one number per frame without an axis of its own
 * @param complex whether the values are complex
 * @param bins what the last axis of the shape means
 * @param unit unit of the values: {@code power}, {@code dB}, {@code Hz}; empty where there is none
 */
public record Layout(String name, int[] shape, boolean complex, Axis bins, String unit) {

    /** Copies the shape. */
    public Layout {
        shape = shape.clone();
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /** Real frames with one axis of bins. */
    public static Layout of(String name, Axis bins, String unit) {
        return new Layout(name, new int[] {bins.positions().length}, false, bins, unit);
    }

    /** Numbers in a frame. */
    public int size() {
        int size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        return size;
    }
}
