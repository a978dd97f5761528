package dev.parley.sandbox.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathsTest {
    private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/sandbox/page/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void servesEveryFileThatThePageNames() {
        List<String> files = found(OWN_FILE, bench.get("/").text());

        assertFalse(files.isEmpty());
        files.forEach(file -> assertEquals(200, bench.get(file).status(), file));
    }

    @Test
    void servesEveryModuleThatAModuleImports() {
        List<String> modules = found(IMPORT, bench.get("/sandbox/page/main.js").text());

        assertFalse(modules.isEmpty());
        for (String module : modules) {
            String text = bench.get("/sandbox/page/" + module).text();
            found(IMPORT, text)
                    .forEach(other -> assertEquals(
                            200, bench.get("/sandbox/page/" + other).status(), module + ": " + other));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/sandbox/page/page.css, text/css; charset=utf-8",
        "/sandbox/page/main.js, text/javascript; charset=utf-8",
        "/sandbox/page/icon.svg, image/svg+xml; charset=utf-8"
    })
    void saysWhatAFileIs(String path, String type) throws Exception {
        assertEquals(type, head(path, "Content-Type"));
    }

    @Test
    void letsThePageRunItsOwnScriptsOnly() throws Exception {
        String policy = head("/", "Content-Security-Policy");

        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'; require-trusted-types-for 'script'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.contains(" ws://" + bench.uri().getAuthority() + ";"), policy);
    }

    @Test
    void holdsNoScriptAndNoStyleInThePageItself() {
        String page = bench.get("/").text();

        assertFalse(Pattern.compile("<style|<script(?![^>]* src=)| on\\w+=| style=")
                .matcher(page)
                .find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox/page/PageFiles.class",
                "/sandbox/page/..%2FDoor.class",
                "/sandbox/page/%2e%2e%2fpage%2fmain.js",
                "/sandbox/page/nothing.js"
            })
    void servesNothingElse(String path) {
        assertEquals(404, bench.get(path).status());
    }

    private String head(String path, String header) throws IOException, InterruptedException {
        HttpResponse<Void> response =
                HttpClient.newHttpClient().send(bench.unauthorised(path).build(), BodyHandlers.discarding());
        return response.headers().firstValue(header).orElseThrow();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
