package etude.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of ARCHITECTURE.md. This module is the one that sees all others. */
class ArchitectureTest {

    private static final String[] JDK = {"java..", "javax..", "org.jspecify.annotations.."};
    private static final String[] ABOVE_CORE = {
        "etude.audio..",
        "etude.report..",
        "etude.cli..",
        "etude.classic..",
        "etude.runtime..",
        "etude.tasks..",
        "etude.listen..",
        "etude.learn..",
        "etude.train..",
        "etude.nn..",
        "etude.bench.."
    };

    private static final JavaClasses ETUDE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("etude");

    @Test
    void coreUsesTheJdkAlone() {
        classes()
                .that(areCore())
                .should()
                .onlyDependOnClassesThat(areCore().or(resideInAnyPackage(JDK)))
                .check(ETUDE);
    }

    @ParameterizedTest
    @CsvSource({
        "signal, ''",
        "representation, signal",
        "features, signal representation",
        "resynthesis, annotation signal representation features",
        "effects, annotation signal representation features resynthesis",
        "annotation, ''",
        "metrics, annotation signal",
        "analysis, annotation signal representation features resynthesis effects symbolic",
        "network, signal representation features",
        "symbolic, ''",
        "io, ''"
    })
    void aPackageOfCoreUsesOnlyThoseBeforeIt(String name, String before) {
        String[] allowed = Stream.concat(
                        Arrays.stream(JDK),
                        Stream.concat(
                                        Stream.of(name),
                                        before.isEmpty() ? Stream.empty() : Arrays.stream(before.split(" ")))
                                .map(p -> "etude." + p + ".."))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("etude." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .allowEmptyShould(true)
                .check(ETUDE);
    }

    @ParameterizedTest
    @CsvSource({
        "audio, report cli classic runtime tasks listen learn train nn bench",
        "report, audio cli classic runtime tasks listen learn train nn bench",
        "cli, classic runtime tasks listen learn train nn bench",
        "classic, audio report cli runtime tasks listen learn train nn bench",
        "runtime, audio report cli classic tasks listen learn train nn bench",
        "tasks, report cli listen learn train nn bench",
        "nn, audio report cli classic tasks listen learn train bench",
        "listen, learn train nn bench",
        "learn, listen train nn bench",
        "train, listen bench"
    })
    void aRoomUsesNoneBesideOrAboveIt(String room, String others) {
        String[] forbidden = Arrays.stream(others.split(" "))
                .map(other -> "etude." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("etude." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(ETUDE);
    }

    @ParameterizedTest
    @CsvSource({
        "org.bytedeco.javacpp, etude.audio etude.nn",
        "org.bytedeco.ffmpeg, etude.audio",
        "org.bytedeco.pytorch, etude.nn",
        "org.bytedeco.openblas, etude.nn",
        "org.bytedeco.mkl, etude.nn",
        "com.sun.media, etude.audio",
        "tools.jackson, etude.report etude.runtime etude.learn",
        "picocli, etude.cli etude.listen etude.learn",
        "ai.onnxruntime, etude.runtime",
        "de.bwaldvogel.liblinear, etude.classic",
        "libsvm, etude.classic",
        "io.jhdf, etude.runtime"
    })
    void aLibraryIsUsedInItsRoomsAlone(String library, String rooms) {
        String[] allowed = Stream.concat(
                        Stream.of("etude.bench.."),
                        Arrays.stream(rooms.split(" ")).map(r -> r + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(ETUDE);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("etude.(**)").should().beFreeOfCycles().check(ETUDE);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that(resideOutsideOfPackages("etude.cli..", "etude.bench.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ETUDE);
    }

    @Test
    void nothingSleepsOrEndsTheProcessExceptMain() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ETUDE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("etude.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ETUDE);
    }

    @Test
    void everyPackageSaysThatItIsNullMarked() {
        List<String> unmarked = ETUDE.stream()
                .filter(type -> !type.getPackageName().startsWith("etude.bench"))
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }

    private static DescribedPredicate<JavaClass> areCore() {
        return resideInAnyPackage("etude..")
                .and(resideOutsideOfPackages(ABOVE_CORE))
                .as("classes of core");
    }
}
