package etude.features;

/** A stage that looks at no other frame but wants to know the frame's number. */
abstract class Neighbourless implements Stage.Windowed {

    private final int stride;

    Neighbourless(int stride) {
        this.stride = stride;
    }

    abstract void frame(float[] in, int at, int t, float[] out, int to);

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public int before() {
        return 0;
    }

    @Override
    public int after() {
        return 0;
    }

    @Override
    public Worker worker() {
        return (clip, t, out, to) -> frame(clip.data(), clip.at(t), t, out, to);
    }
}
