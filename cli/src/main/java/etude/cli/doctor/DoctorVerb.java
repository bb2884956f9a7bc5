package etude.cli.doctor;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Text;
import etude.cli.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what works on this machine. */
@Command(
        name = "doctor",
        description = {
            "Tell what works on this machine, by doing it: the Java, the native libraries, every sound format written and"
                    + " read back, features against their known values, pictures, caches, room on the disk.",
            "Ends with 1 if something fails that Etude needs."
        })
public final class DoctorVerb implements Verb {

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) {
        List<Check> checks = new Examination().checks();
        boolean fine = checks.stream().allMatch(check -> check.ok() || !check.needed());
        if (form.json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("ok", fine);
            all.put("checks", checks.stream().map(Check::toMap).toList());
            console.print(Json.of(all));
        } else {
            checks.forEach(check -> console.print("  " + Text.line(check.line())));
            console.print(fine ? "All that Etude needs works." : "Something that Etude needs fails.");
        }
        return fine ? 0 : 1;
    }
}
