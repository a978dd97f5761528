package dev.parley.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code readPreEngagement}: reads {@code ${body[formData]}} and sets the body to
 * {@code {identity, friendlyName, attributes, query}}: a random identity and Twilio's parameters, of which attributes are JSON.
 * Without a query there is no {@code query}. Throws {@link TokenRefused}.
 */
public final class ReadPreEngagement implements Processor {
    private final Supplier<UUID> ids;

    /** @param ids generates the visitors' identities */
    public ReadPreEngagement(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    public void process(Exchange exchange) {
        PreEngagement form = PreEngagement.of(TokenParameters.of(exchange));

        Map<String, Object> visitor = new LinkedHashMap<>();
        visitor.put("identity", ids.get().toString());
        visitor.put("friendlyName", form.friendlyName());
        visitor.put("attributes", form.attributes());
        form.query().ifPresent(query -> visitor.put("query", query));
        exchange.getMessage().setBody(visitor);
    }
}
