package dev.parley.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
    private static final Desk NOTHING = (command, asked) -> "{}";

    private final Vertx vertx = Vertx.vertx();
    private final CamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ManagementServer management = new ManagementServer(vertx, context, metrics, NOTHING, "127.0.0.1", 0);

    @BeforeEach
    void listen() {
        management.start();
    }

    @AfterEach
    void close() throws Exception {
        management.stop();
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void showsWhatWasMeasured() throws Exception {
        Counter.builder("parley.hooks.answered.for")
                .tag("route", "moderate")
                .register(metrics)
                .increment();

        HttpResponse<String> answer = get("/observe/metrics");

        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("parley_hooks_answered_for_total{route=\"moderate\"} 1.0\n"), answer::body);
    }

    @Test
    void isUpWhileTheRoutesRun() throws Exception {
        context.start();

        assertHealth("200 {\"status\":\"UP\"}");
    }

    @Test
    void isDownBeforeTheRoutesRun() throws Exception {
        assertHealth("503 {\"status\":\"DOWN\"}");
    }

    @Test
    void isDownOnceTheRoutesHaveStopped() throws Exception {
        context.start();
        context.stop();

        assertHealth("503 {\"status\":\"DOWN\"}");
    }

    @Test
    void saysWhatToDoWherePortIsTaken() {
        ManagementServer second =
                new ManagementServer(vertx, context, metrics, NOTHING, "localhost", management.port());

        Exception refused = assertThrows(Exception.class, second::start);

        assertEquals(
                "cannot listen on localhost:" + management.port() + " (Address already in use). Stop what listens"
                        + " there, or set camel.management.port to another port.",
                refused.getMessage());
    }

    private void assertHealth(String expected) throws Exception {
        HttpResponse<String> answer = get("/observe/health");
        assertEquals(expected, answer.statusCode() + " " + answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
