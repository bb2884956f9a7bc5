package etude.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that was tried.
 *
 * @param name what
 * @param ok whether it works
 * @param needed whether Etude needs it to work
 * @param detail what was found; where it does not work, what to do
 */
record Check(String name, boolean ok, boolean needed, String detail) {

    /** What is found by trying. */
    interface Trial {
        /** What was found. */
        String run() throws Exception;
    }

    /** Tries something that must work. */
    static Check needed(String name, String advice, Trial trial) {
        return of(name, true, advice, trial);
    }

    /** Tries something that Etude can do without. */
    static Check useful(String name, String advice, Trial trial) {
        return of(name, false, advice, trial);
    }

    private static Check of(String name, boolean needed, String advice, Trial trial) {
        try {
            return new Check(name, true, needed, trial.run());
        } catch (Exception | LinkageError | InternalError e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Check(name, false, needed, (why + " " + advice).strip());
        }
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("ok", ok);
        map.put("needed", needed);
        map.put("detail", detail);
        return map;
    }

    String line() {
        return (ok ? "  ok    " : needed ? "  FAILS " : "  no    ") + name + ": " + detail;
    }
}
