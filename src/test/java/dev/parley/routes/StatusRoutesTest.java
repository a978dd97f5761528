package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.webhook.VerifySignature;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.LogListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusRoutesTest {
    private final EventRoutes routes = new EventRoutes();

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void keepsStatusCallbackAndLogsHowMessageFares(@TempDir Path directory) throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        LogListener listener = (exchange, logger, message) -> {
            logged.add(message);
            return message;
        };
        routes.context().getCamelContextExtension().addLogListener(listener);
        routes.accepting(directory, VerifySignature.off()).start("status").dispatch();

        int status = routes.ask("/outbound-status", "SmsSid=SM1&To=%2B15005550101&MessageStatus=delivered");

        assertEquals(200, status);
        await().until(() -> !logged.isEmpty());
        assertEquals(List.of("Message SM1 to +15005550101 is delivered"), logged);
    }
}
