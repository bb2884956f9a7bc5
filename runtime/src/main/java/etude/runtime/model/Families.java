package etude.runtime.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Members of sealed families by simple name. A file never names a class: it names a member of the family that stands in a
 * place by the declaration of our own records.
 */
final class Families {

    /** Where a record says which member of its family it is. */
    static final String TYPE = "type";

    private static final ClassValue<Map<String, Class<?>>> MEMBERS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> family) {
            Map<String, Class<?>> members = new LinkedHashMap<>();
            collect(family, members);
            return members;
        }
    };

    private Families() {}

    /**
     * The records of a sealed family, by simple name.
     *
     * @throws IllegalStateException if two have the same, or one has a component of the name that is taken
     */
    static Map<String, Class<?>> members(Class<?> family) {
        return MEMBERS.get(family);
    }

    private static void collect(Class<?> family, Map<String, Class<?>> members) {
        Class<?>[] permitted = family.getPermittedSubclasses();
        if (permitted != null) {
            Arrays.stream(permitted).forEach(member -> collect(member, members));
        } else if (members.put(family.getSimpleName(), family) != null) {
            throw new IllegalStateException("Two members of a family are called " + family.getSimpleName() + ".");
        } else if (Arrays.stream(family.getRecordComponents())
                .anyMatch(c -> c.getName().equals(TYPE))) {
            throw new IllegalStateException(family + " has a component '" + TYPE + "', which says the member.");
        }
    }
}
