package dev.parley.bench;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The step of {@code src/bench/routes/calls.camel.yaml} after each call: counts it, and says whether there shall be another. */
public final class Called implements Processor {
    private static final String UNTIL = "until";
    private static final String ANSWERED = "answered";
    private static final String AGAIN = "again";

    /** Lets an exchange go through the route until then, by {@link System#nanoTime}. */
    static void begin(Exchange exchange, String conversation, long until) {
        exchange.setProperty("conversation", conversation);
        exchange.setProperty(UNTIL, until);
        exchange.setProperty(ANSWERED, 0L);
        exchange.setProperty(AGAIN, true);
    }

    static long answered(Exchange exchange) {
        return exchange.getProperty(ANSWERED, Long.class);
    }

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(ANSWERED, answered(exchange) + 1);
        exchange.setProperty(AGAIN, System.nanoTime() < exchange.getProperty(UNTIL, Long.class));
    }
}
