package dev.parley.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.door.OpenDoor;
import dev.parley.protocol.http.RefusalLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogRefusalTest {
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: platform-http:/%1$s/{name}
                  steps:
                    - doTry:
                        steps:
                          - process:
                              ref: refuse
                        doCatch:
                          - exception:
                              - java.lang.RuntimeException
                            steps:
                              - process:
                                  ref: logRefusal
                              - setBody:
                                  simple: ${exception.message}
            """;

    private final OpenDoor door = new OpenDoor();
    private final List<String> log = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final RefusalLog refusals = new RefusalLog(nanos::get, log::add);

    private static final class Shy extends RuntimeException implements RefusalReason {
        private static final long serialVersionUID = 1L;

        Shy(String message) {
            super(message);
        }

        @Override
        public String reason() {
            return "it is shy";
        }
    }

    @BeforeEach
    void open() throws Exception {
        AccessSteps.of(new AccessSettings("X-Parley-Secret", List.of()), new RouteRefusals(refusals))
                .forEach(door::with);
        Processor refuse = exchange -> {
            String name = exchange.getMessage().getHeader("CamelHttpPath", String.class);
            throw name.endsWith("shy") ? new Shy("not " + name) : new IllegalStateException("not " + name);
        };
        door.with("refuse", refuse);
        door.with(ROUTE.formatted("one") + ROUTE.formatted("two"));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void logsTheFirstRefusalOfARouteAndCountsTheOthers() throws Exception {
        for (int i = 0; i < 20; i++) {
            door.get("/one/" + i);
        }
        door.get("/two/0");
        nanos.set(TimeUnit.MINUTES.toNanos(1));
        refusals.tell();

        assertEquals(
                List.of(
                        "Refused /one/{name}: not /one/0",
                        "Refused /two/{name}: not /two/0",
                        "Refused /one/{name}: 19 more from 127.0.0.1 within a minute."),
                log);
    }

    @Test
    void tellsTheReasonToTheLogOnly() throws Exception {
        door.get("/one/bold");
        String answer = door.get("/one/shy").body();

        assertEquals("not /one/shy", answer);
        assertEquals(
                List.of("Refused /one/{name}: not /one/bold", "Refused /one/{name}: not /one/shy (it is shy)"), log);
    }
}
