package etude.representation;

import etude.signal.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The values that a setting may have, and the one spelling of each. */
interface Values {

    /** What is allowed, as the end of a sentence. */
    String allowed();

    /**
     * The one spelling of a value.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    String normalise(String text);

    private static Values of(String allowed, java.util.function.UnaryOperator<String> normalise) {
        return new Values() {
            @Override
            public String allowed() {
                return allowed;
            }

            @Override
            public String normalise(String text) {
                return normalise.apply(text);
            }
        };
    }

    static Values integer(int least, int most) {
        return of("a whole number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text);
            require(value >= least && value <= most);
            return Integer.toString(value);
        });
    }

    static Values number(double least, double most) {
        return of("a number from " + text(least) + " to " + text(most), text -> {
            double value = Double.parseDouble(text);
            require(value >= least && value <= most);
            return text(value);
        });
    }

    static Values flag() {
        return words(List.of("true", "false"));
    }

    /** The constants of an enum, in lower case. */
    static Values constants(Class<? extends Enum<?>> type) {
        return words(Arrays.stream(type.getEnumConstants()).map(Values::word).toList());
    }

    /** Window functions, by scipy's spellings too. */
    static Values windows() {
        Values own = constants(Window.class);
        Map<String, String> scipys = Map.of(
                "blackmanharris", "blackman_harris",
                "flattop", "flat_top",
                "barthann", "bartlett_hann",
                "boxcar", "rectangular",
                "hanning", "hann");
        return of(own.allowed(), text -> {
            String word = text.toLowerCase(Locale.ROOT);
            return own.normalise(scipys.getOrDefault(word, word));
        });
    }

    static Values words(List<String> words) {
        return of("one of " + String.join(", ", words), text -> {
            String word = text.toLowerCase(Locale.ROOT);
            require(words.contains(word));
            return word;
        });
    }

    /** A number or one of some words. */
    static Values numberOr(double least, double most, String... words) {
        Values numbers = number(least, most);
        List<String> list = List.of(words);
        String quoted = list.stream().map(w -> " or '" + w + "'").collect(Collectors.joining());
        return of(numbers.allowed() + quoted, text -> {
            String word = text.toLowerCase(Locale.ROOT);
            return list.contains(word) ? word : numbers.normalise(text);
        });
    }

    /** A number as it is written: without a fraction where it is whole. */
    static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** A constant as it is written. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException();
        }
    }
}
