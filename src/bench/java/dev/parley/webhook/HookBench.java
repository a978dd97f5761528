package dev.parley.webhook;

import dev.parley.app.TestPipeline;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Processor;

/** 500 signed hooks a second through HTTP engine and route: first without hanging routes, then one in ten hangs. */
public final class HookBench {
    private static final Duration BUDGET = Duration.ofSeconds(4);
    private static final String KEY = "auth-token";
    private static final String PUBLIC_URL = "https://chat.example.com";

    private static final String ROUTES =
            """
            - route:
                id: webhooks
                from:
                  uri: platform-http:/chat
                  steps:
                    - process: {ref: signed}
                    - to: twilio-webhook:hooks
            - route:
                id: shout
                from:
                  uri: twilio-webhook:onMessageAdd
                  steps:
                    - process: {ref: hang}
                    - to: {uri: twilio-webhook:change, parameters: {body: "${body[Body]}!"}}
            """;

    private HookBench() {}

    public static void main(String[] arguments) throws Exception {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.set("hooks.budget", BUDGET.toMillis() + "ms")
                    .set("webhooks.public-url", PUBLIC_URL)
                    .set("webhooks.signing-keys", KEY)
                    .bind("hang", hang())
                    .loadYaml(ROUTES)
                    .start();
            measure(new HookLoad(pipeline.uri("/").getPort(), KEY, PUBLIC_URL + "/chat"));
        }
    }

    private static Processor hang() {
        CountDownLatch never = new CountDownLatch(1);
        return exchange -> {
            if (HookLoad.HANG.equals(
                    exchange.getMessage().getBody(java.util.Map.class).get("Body"))) {
                never.await();
            }
        };
    }

    private static void measure(HookLoad load) throws InterruptedException {
        try (load) {
            load.run(Duration.ofSeconds(10), 0);
            HookLoad.Outcome well = load.run(Duration.ofSeconds(20), 0);
            HookLoad.Outcome ill = load.run(Duration.ofSeconds(20), 10);
            print("none hangs", well);
            print("one in ten hangs", ill);
            System.out.printf(
                    Locale.ROOT,
                    "longest wait of anybody as share of the budget  %.3f%n",
                    ill.longest().toNanos() / (double) BUDGET.toNanos());
            System.out.printf(
                    Locale.ROOT,
                    "p99 of the hooks that are well, ill to well     %.2f%n",
                    ill.p99().toNanos() / (double) well.p99().toNanos());
        }
    }

    private static void print(String what, HookLoad.Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%-18s asked %d, answered by their route %d, for it %d, not at all %d; p50 %.1f ms, p99 %.1f ms; longest %.0f ms%n",
                what,
                outcome.asked(),
                outcome.byRoute(),
                outcome.forRoute(),
                outcome.failed(),
                outcome.p50().toNanos() / 1e6,
                outcome.p99().toNanos() / 1e6,
                outcome.longest().toNanos() / 1e6);
    }
}
