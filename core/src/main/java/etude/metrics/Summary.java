package etude.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Means over tracks.
 *
 * @param protocol how the figures of all tracks were taken
 * @param tracks how many there are
 * @param means by the names of the figures, in their order; each over the tracks where it is defined
 */
public record Summary(Protocol protocol, int tracks, Map<String, Bootstrap.Interval> means) {

    /** Copies the means. */
    public Summary {
        means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    }

    /** As {@link #of(List, Bootstrap)}, with 95 % intervals. */
    public static Summary of(List<Scores> tracks) {
        return of(tracks, Bootstrap.STANDARD);
    }

    /**
     * Means of the figures of tracks.
     *
     * @throws IllegalArgumentException if there are none, or their protocols differ: the sentence says in what
     */
    public static Summary of(List<Scores> tracks, Bootstrap bootstrap) {
        Protocol protocol = common(tracks);
        Map<String, Bootstrap.Interval> means = new LinkedHashMap<>();
        for (String name : names(tracks)) {
            means.put(name, bootstrap.mean(column(tracks, name)));
        }
        return new Summary(protocol, tracks.size(), means);
    }

    /**
     * Mean differences of two systems on the same tracks, first less second.
     *
     * @param first figures of one system, one a track
     * @param second figures of the other, of the same tracks in the same order
     * @throws IllegalArgumentException if there are not as many of both, or any protocols differ: the sentence says in what
     */
    public static Summary ofDifferences(List<Scores> first, List<Scores> second, Bootstrap bootstrap) {
        Protocol protocol = common(first);
        requireSame(protocol, common(second));
        Map<String, Bootstrap.Interval> differences = new LinkedHashMap<>();
        for (String name : names(first)) {
            differences.put(name, bootstrap.pairedDifference(column(first, name), column(second, name)));
        }
        return new Summary(protocol, first.size(), differences);
    }

    private static Set<String> names(List<Scores> tracks) {
        Set<String> names = new LinkedHashSet<>();
        tracks.forEach(scores -> names.addAll(scores.values().keySet()));
        return names;
    }

    private static double[] column(List<Scores> tracks, String name) {
        return tracks.stream()
                .mapToDouble(scores -> scores.values().getOrDefault(name, Double.NaN))
                .toArray();
    }

    private static Protocol common(List<Scores> tracks) {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("There are no figures; a mean takes those of one track at least.");
        }
        Protocol protocol = tracks.get(0).protocol();
        tracks.forEach(scores -> requireSame(protocol, scores.protocol()));
        return protocol;
    }

    private static void requireSame(Protocol one, Protocol other) {
        if (one.equals(other)) {
            return;
        }
        String what = "task";
        String a = one.task();
        String b = other.task();
        Set<String> names = new LinkedHashSet<>(one.settings().keySet());
        names.addAll(other.settings().keySet());
        for (String name : names) {
            String x = one.settings().getOrDefault(name, "not set");
            String y = other.settings().getOrDefault(name, "not set");
            if (a.equals(b) && !x.equals(y)) {
                what = "'" + name + "'";
                a = x;
                b = y;
            }
        }
        throw new IllegalArgumentException("These figures were taken differently: the " + what + " is " + a
                + " for some and " + b + " for others. Only figures of one protocol can be put together.");
    }
}
