package etude.runtime.pickle;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** What a pickle can hold. Containers may hold one another, or themselves: whoever walks them counts its steps. */
public sealed interface Value {

    /** Python's {@code None}. */
    record Nothing() implements Value {}

    /** A truth value. */
    record Truth(boolean value) implements Value {}

    /** A whole number. */
    record Whole(BigInteger value) implements Value, Comparable<Whole> {

        private static final int SALT = new SecureRandom().nextInt();

        /** Comparable, so that keys that were chosen to collide do not slow a dictionary down. */
        @Override
        public int compareTo(Whole other) {
            return value.compareTo(other.value);
        }

        /** Salted, so that numbers cannot be chosen to collide with texts, which they do not compare to. */
        @Override
        public int hashCode() {
            return value.hashCode() ^ SALT;
        }

        /** A whole number. */
        static Whole of(long value) {
            return new Whole(BigInteger.valueOf(value));
        }
    }

    /** A real number. */
    record Real(double value) implements Value {}

    /** A string. */
    record Text(String value) implements Value, Comparable<Text> {

        /** Comparable, so that keys that were chosen to collide do not slow a dictionary down. */
        @Override
        public int compareTo(Text other) {
            return value.compareTo(other.value);
        }
    }

    /** Bytes. */
    record Bytes(byte[] value) implements Value {}

    /** A tuple. */
    record Tuple(List<Value> items) implements Value {}

    /** A list or a set, which grows while the pickle is read. */
    record Items(List<Value> items) implements Value {}

    /** A dictionary in its order, which grows while the pickle is read. */
    record Dict(Map<Value, Value> entries) implements Value {}

    /** A function or type that was allowed, by its full name. */
    record Global(String name) implements Value {}

    /** What an allowed function made. */
    record Made(Object thing) implements Value {}
}
