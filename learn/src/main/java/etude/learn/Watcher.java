package etude.learn;

/** Who watches a training run, and may end it. */
public interface Watcher {

    /** Nobody watches. */
    Watcher NOBODY = new Watcher() {
        @Override
        public void at(double done, String what) {}

        @Override
        public void say(String sentence) {}

        @Override
        public boolean stopping() {
            return false;
        }
    };

    /**
     * Tells how far it is; may be called often.
     *
     * @param done share of all that is to be done, from 0 to 1
     * @param what is being done, in a few words: {@code epoch 3 of 30, 2 min left}
     */
    void at(double done, String what);

    /** Says something that is to be read, such as how an epoch went. */
    void say(String sentence);

    /** Whether training shall stop as soon as it may be resumed from there. */
    boolean stopping();
}
