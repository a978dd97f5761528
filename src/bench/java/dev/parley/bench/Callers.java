package dev.parley.bench;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/** The step of {@code src/bench/routes/calls.camel.yaml}: calls {@code direct:call} for so many seconds. */
public final class Callers implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        Map<?, ?> asked = exchange.getMessage().getMandatoryBody(Map.class);
        int seconds = Integer.parseInt((String) asked.get("seconds"));
        String conversation = (String) asked.get("conversation");
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            exchange.getMessage()
                    .setBody(Repeating.perSecond(seconds, () -> template.requestBody("direct:call", conversation)));
        }
    }
}
