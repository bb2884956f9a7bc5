package etude.audio.synth;

import java.util.SplittableRandom;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;

/** What the synthesiser sees instead of chance and of the user's settings. Public because its own package calls it. */
public final class Surroundings {

    private static final SplittableRandom RANDOM = new SplittableRandom(440);

    private Surroundings() {}

    /** Instead of {@link Math#random()}: the same numbers in every process. */
    public static double random() {
        synchronized (RANDOM) {
            return RANDOM.nextDouble();
        }
    }

    /** Instead of {@link Preferences#userRoot()}: no settings. */
    public static Preferences userRoot() {
        return new NoPreferences();
    }

    private static final class NoPreferences extends AbstractPreferences {

        NoPreferences() {
            super(null, "");
        }

        @Override
        protected void putSpi(String key, String value) {}

        @Override
        protected String getSpi(String key) {
            return "";
        }

        @Override
        protected void removeSpi(String key) {}

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return new String[0];
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            throw new UnsupportedOperationException("There are no preferences.");
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
