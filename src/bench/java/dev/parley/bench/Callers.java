package dev.parley.bench;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/** The step of {@code src/bench/routes/calls.camel.yaml}: has eight exchanges call for so many seconds. */
public final class Callers implements Processor {
    @Override
    public void process(Exchange exchange) throws Exception {
        Map<?, ?> asked = exchange.getMessage().getMandatoryBody(Map.class);
        int seconds = Integer.parseInt((String) asked.get("seconds"));
        String conversation = (String) asked.get("conversation");
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            exchange.getMessage().setBody(Repeating.perSecond(seconds, end -> {
                Exchange caller = template.request("direct:call", begun -> Called.begin(begun, conversation, end));
                if (caller.getException() != null) {
                    throw caller.getException();
                }
                return Called.answered(caller);
            }));
        }
    }
}
