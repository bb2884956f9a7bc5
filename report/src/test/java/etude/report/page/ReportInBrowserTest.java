package etude.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it, opened from disk. */
final class ReportInBrowserTest {

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void openPage(@TempDir Path folder) throws IOException {
        Browser.missing().ifPresent(reason -> Assumptions.abort(reason));
        SongReports.write(folder.resolve("report"), Reports.hostile(), false);
        page = folder.resolve("report").resolve(Parts.PAGE);
        browser = Browser.start(folder.resolve("profile"), 1200, 900);
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void load() {
        browser.width(1200, 900);
        browser.go(page);
    }

    @Test
    void whatAnEnemyWroteStaysText() {
        assertThat(browser.eval("document.title").asString()).isEqualTo(Reports.READ + " · Etude");
        assertThat(browser.eval("document.querySelector('h1').textContent").asString())
                .isEqualTo(Reports.READ);
        assertThat(browser.eval("document.querySelector('dd').textContent").asString())
                .isEqualTo(Reports.READ);
        assertThat(browser.eval("document.querySelector('#chroma img').alt").asString())
                .startsWith(Reports.READ);
        assertThat(browser.eval("document.querySelectorAll('audio')[1].dataset.title")
                        .asString())
                .isEqualTo(Reports.READ);
        assertThat(browser.eval("document.querySelector('.sources').textContent")
                        .asString())
                .isEqualTo("Listen toThe song" + Reports.READ);
        assertThat(browser.eval("document.scripts.length").asInt()).isEqualTo(1);
        assertThat(browser.eval("document.querySelectorAll('img').length").asInt())
                .isEqualTo(1);
    }

    @Test
    void nothingIsLoadedAndNothingGoesWrong() {
        assertThat(browser.eval(
                                "performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length")
                        .asInt())
                .isZero();
        assertThat(browser.eval("document.querySelector('#chroma img').naturalWidth")
                        .asInt())
                .isEqualTo(1200);
        assertThat(browser.eval("document.querySelector('.player').hidden").asBoolean())
                .isFalse();
        assertThat(browser.log()).isEmpty();
    }

    @Test
    void scriptsOfOthersDoNotRun() {
        browser.eval("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.caught=1\">')");
        browser.eval("(() => { const s = document.createElement('script'); s.textContent = 'window.caught=1';"
                + "document.body.append(s); })()");
        assertThat(browser.eval("window.caught === undefined").asBoolean()).isTrue();
        assertThat(browser.log()).isNotEmpty().allMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void aClickInAPictureSeeksAndAllCursorsFollow() {
        browser.eval(
                "(() => { const p = document.querySelector('#chroma .plot'); const b = p.getBoundingClientRect();"
                        + "p.dispatchEvent(new MouseEvent('click', {clientX: b.left + b.width * 0.75, clientY: b.top + 5})); })()");
        assertThat(browser.eval("document.querySelector('audio').currentTime").asDouble())
                .isCloseTo(1.5, within(0.01));
        assertThat(browser.eval("[...document.querySelectorAll('.cursor')].map(c => parseFloat(c.style.left)).join()")
                        .asString())
                .matches("7[45](\\.\\d+)?,7[45](\\.\\d+)?");
    }

    @Test
    void keysMoveAndAnotherSoundGoesOnAtTheSameTime() {
        browser.eval("document.querySelector('.plot').dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}))");
        assertThat(browser.eval("document.querySelector('audio').currentTime").asDouble())
                .isCloseTo(2, within(0.01));
        browser.eval("document.querySelectorAll('.sources input')[1].click()");
        assertThat(browser.eval("document.querySelectorAll('audio')[1].currentTime")
                        .asDouble())
                .isCloseTo(2, within(0.01));
        assertThat(browser.eval("document.querySelector('.clock').textContent").asString())
                .isEqualTo("0:02 / 0:02");
    }

    @Test
    void aSmallPhoneShowsEverythingWithoutScrollingSideways() {
        browser.width(360, 740);
        assertThat(browser.eval("document.documentElement.clientWidth").asInt()).isEqualTo(360);
        assertThat(browser.eval("[...document.querySelectorAll('body *')]"
                                + ".filter(e => e.getBoundingClientRect().right > 361 && !e.closest('thead, legend'))"
                                + ".map(e => e.outerHTML.slice(0, 80)).join('; ')")
                        .asString())
                .isEmpty();
        assertThat(browser.eval("Math.min(...[...document.querySelectorAll('.chart text')]"
                                + ".map(t => parseFloat(getComputedStyle(t).fontSize)))")
                        .asDouble())
                .isGreaterThanOrEqualTo(11);
    }
}
