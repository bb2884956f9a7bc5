package etude.learn.recipe;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Single values of recipes. */
final class Scalars {

    private Scalars() {}

    static Object convert(Class<?> type, Object value, String path) {
        if (type == String.class) {
            return value instanceof String || value instanceof Number || value instanceof Boolean
                    ? String.valueOf(value)
                    : refuse(path, value, "a text");
        }
        if (type == boolean.class) {
            return value instanceof Boolean ? value : refuse(path, value, "true or false");
        }
        if (type == int.class || type == Integer.class) {
            return (int) whole(value, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return whole(value, path, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return value instanceof Number number ? number.doubleValue() : refuse(path, value, "a number");
        }
        throw new IllegalStateException("Recipes hold no " + type + ".");
    }

    private static long whole(Object value, String path, long least, long most) {
        boolean whole = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
        if (whole) {
            BigInteger number = new BigDecimal(value.toString()).toBigInteger();
            if (number.bitLength() < Long.SIZE && number.longValue() >= least && number.longValue() <= most) {
                return number.longValue();
            }
        }
        throw RecordReader.refused(path, value, "a whole number");
    }

    private static Object refuse(String path, Object value, String wanted) {
        throw RecordReader.refused(path, value, wanted);
    }
}
