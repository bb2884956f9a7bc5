package etude.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import etude.network.zoo.Labels;
import etude.network.zoo.Zoo;
import etude.testing.TestData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PullTest {

    @TempDir
    Path folder;

    private static final Catalogue CATALOGUE = Catalogue.standard();

    static Stream<String> verified() {
        return CATALOGUE.entries().stream().filter(Catalogue.Entry::verified).map(Catalogue.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("verified")
    void everyVerifiedModelIsFoundInAFolderByItsDigestAndImported(String name) throws IOException {
        Path mirror = TestData.require("weights/tagging");
        ModelHome home = ModelHome.at(folder);
        Catalogue.Entry entry = CATALOGUE.get(name);

        List<String> notes = new Pull(home).from(mirror).pull(entry, false);

        assertThat(home.list()).containsExactly(name);
        assertThat(home.get(name).model().labels()).isEqualTo(Labels.named(entry.labels()));
        Map<String, String> provenance = home.describe(name).provenance();
        assertThat(provenance)
                .containsEntry("licence", entry.licence())
                .containsEntry("source", entry.source())
                .containsEntry("sha256", entry.file().sha256().orElseThrow());
        assertThat(notes).allMatch(note -> note.endsWith("."));
        assertThatThrownBy(() -> new Pull(home).from(mirror).pull(entry, false))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void theCatalogueIsWhole() {
        Set<String> names = new HashSet<>();
        for (Catalogue.Entry entry : CATALOGUE.entries()) {
            assertThat(names.add(entry.name())).as(entry.name()).isTrue();
            assertThat(ModelName.checked(entry.name())).isEqualTo(entry.name());
            assertThat(Zoo.names()).contains(entry.architecture());
            assertThat(Labels.names()).contains(entry.labels());
            assertThat(entry.licence()).isNotBlank();
            assertThat(entry.file().address().toString())
                    .matches("https://raw\\.githubusercontent\\.com/[\\w-]+/[\\w-]+/[0-9a-f]{40}/.+");
            assertThat(entry.verified()).isEqualTo(entry.file().bytes() > 0);
            assertThat(entry.verified() || entry.note().startsWith("Not verified"))
                    .isTrue();
            entry.file().sha256().ifPresent(sha -> assertThat(sha).matches("[0-9a-f]{64}"));
        }
        assertThatThrownBy(() -> CATALOGUE.get("mtat/musicn")).hasMessageContaining("did you mean 'mtat/musicnn'");
    }

    @Test
    void aModelIsPulledOverTheNetAndNothingIsLeftOfTheDownload() throws IOException {
        byte[] weights = Files.readAllBytes(TestData.require("weights/tagging/sota/mtat/crnn/best_model.pth"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, weights.length);
                exchange.getResponseBody().write(weights);
            }
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x.pth");
            Catalogue.Entry known = CATALOGUE.get("mtat/crnn");
            ModelHome home = ModelHome.at(folder);
            new Pull(home)
                    .pull(
                            with(
                                    known,
                                    new PublishedFile(
                                            address,
                                            "x.pth",
                                            weights.length,
                                            known.file().sha256())),
                            false);
            assertThat(home.list()).containsExactly("mtat/crnn");
            assertThat(folder.resolve(".downloads")).isDirectoryNotContaining("glob:**.part");

            PublishedFile unverified = new PublishedFile(address, "x.pth", 0, Optional.empty());
            assertThat(new Pull(home).pull(with(known, unverified), true))
                    .anyMatch(note -> note.contains("could not be verified"));
        } finally {
            server.stop(0);
        }
    }

    private static Catalogue.Entry with(Catalogue.Entry entry, PublishedFile file) {
        return new Catalogue.Entry(
                entry.name(),
                entry.architecture(),
                entry.labels(),
                file,
                entry.source(),
                entry.licence(),
                entry.note());
    }

    @Test
    void aFolderWithoutTheFileSaysWhatItLacks() throws IOException {
        Files.writeString(folder.resolve("best_model.pth"), "other");
        Pull pull = new Pull(ModelHome.at(folder.resolve("home"))).from(folder);
        assertThatThrownBy(() -> pull.pull(CATALOGUE.get("mtat/fcn"), false))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(CATALOGUE.get("mtat/fcn").file().sha256().orElseThrow());
        assertThatThrownBy(() -> new Pull(ModelHome.at(folder.resolve("home")))
                        .from(folder.resolve("nowhere"))
                        .pull(CATALOGUE.get("mtat/fcn"), false))
                .hasMessageContaining("no such folder");
    }

    @Test
    void anUnverifiedFileIsFoundByItsPathAlone() throws IOException {
        Catalogue.Entry entry = CATALOGUE.get("msd/crnn");
        Path file = folder.resolve("mirror").resolve(entry.file().path());
        Files.createDirectories(file.getParent());
        Files.copy(TestData.require("weights/tagging/sota/mtat/crnn/best_model.pth"), file);
        ModelHome home = ModelHome.at(folder.resolve("home"));
        assertThat(new Pull(home).from(folder.resolve("mirror")).pull(entry, false))
                .anyMatch(note -> note.contains("could not be verified"));
        assertThat(home.list()).containsExactly("msd/crnn");
    }
}
