package dev.parley.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
    private static final String NOT_RUNNING =
            "503 {\"status\":\"DOWN\",\"checks\":[{\"name\":\"context\",\"status\":\"DOWN\","
                    + "\"message\":\"The routes are not running.\"}]}";

    private final OpenManagement management = OpenManagement.withoutCommands();

    @AfterEach
    void close() throws Exception {
        management.close();
    }

    @Test
    void showsWhatWasMeasured() throws Exception {
        Counter.builder("parley.hooks.answered.for")
                .tag("route", "moderate")
                .register(management.metrics())
                .increment();

        HttpResponse<String> answer = get("/observe/metrics");

        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("parley_hooks_answered_for_total{route=\"moderate\"} 1.0\n"), answer::body);
    }

    @Test
    void isUpWhileTheRoutesRun() throws Exception {
        management.context().start();

        assertHealth("200 {\"status\":\"UP\"}");
    }

    @Test
    void isDownBeforeTheRoutesRun() throws Exception {
        assertHealth(NOT_RUNNING);
    }

    @Test
    void isDownOnceTheRoutesHaveStopped() throws Exception {
        management.context().start();
        management.context().stop();

        assertHealth(NOT_RUNNING);
    }

    @Test
    void saysWhatStandsInTheWay() throws Exception {
        HealthCheckHelper.getHealthCheckRegistry(management.context()).register(new AbstractHealthCheck("disk") {
            @Override
            protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
                result.message("The disk is full.").down();
            }
        });
        management.context().start();

        assertHealth(
                "503 {\"status\":\"DOWN\",\"checks\":[{\"name\":\"disk\",\"status\":\"DOWN\",\"message\":\"The disk is full.\"}]}");
    }

    @Test
    void saysWhatToDoWherePortIsTaken() {
        ManagementServer second = management.another("localhost", management.port());

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
                .send(HttpRequest.newBuilder(management.uri(path)).build(), BodyHandlers.ofString());
    }
}
