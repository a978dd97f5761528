package dev.parley.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route of one's own is closed by its first step. */
class ClosedRouteTest {
    private static final String STOCK =
            """
            - route:
                id: stock
                from:
                  uri: platform-http:/stock
                  steps:
                    - process:
                        ref: sharedSecret
                    - setBody:
                        constant: twelve
            """;

    @SuppressWarnings("NullAway.Init") // by copyWhatShips()
    private Program program;

    @BeforeEach
    void copyWhatShips(@TempDir Path folder) {
        Home home = Home.in(folder);
        home.with("stock.camel.yaml", STOCK);
        program = Program.in(folder).withHome(home.folder());
    }

    @Test
    void opensToTheSecretsOnly() {
        try (RunningParley parley = program.withVariable(
                        "PARLEY_ACCESS_SECRETS", "a-secret-of-ours-0,a-secret-of-ours-1")
                .start()) {
            Caller stock = parley.parley();

            assertEquals(401, stock.get("/stock").status());
            assertEquals(
                    401,
                    stock.with("X-Parley-Secret", "a-secret-of-ours-2")
                            .get("/stock")
                            .status());
            assertEquals(
                    "twelve",
                    stock.with("X-Parley-Secret", "a-secret-of-ours-1")
                            .get("/stock")
                            .body());
        }
    }

    @Test
    void doesNotStartWithoutASecret() {
        assertEquals(
                new Program.Ended(
                        1,
                        "",
                        "routes/stock.camel.yaml, route stock: the step sharedSecret needs access.secrets, which is"
                                + " not set. Set PARLEY_ACCESS_SECRETS, for example to the output of \"openssl rand -hex 32\".\n"),
                program.fail());
    }
}
