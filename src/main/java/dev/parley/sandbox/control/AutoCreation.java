package dev.parley.sandbox.control;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.world.AddressConfiguration;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.ScopedWebhook;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides where a conversation opens for a phone whose two numbers are bound to none, and who listens to it from the first
 * message on: what the {@linkplain AddressConfigurations configuration} of the address that it wrote to says.
 *
 * <p>Where nothing is configured, the sandbox opens it in the default service and attaches nobody, so that one can begin
 * with a single text message; Twilio would let the message pass by. Invented, too: a webhook without filters hears
 * {@code onMessageAdded}. Left out: {@code StudioRetryCount}, and the warning that a configuration was deleted.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/inbound-autocreation">Twilio: autocreation</a>
 */
final class AutoCreation {
    private final World world;

    AutoCreation(World world) {
        this.world = world;
    }

    /**
     * Returns the service in which it opens.
     *
     * @throws ApiError if the configuration of the address says that none opens
     */
    Service service(String address) {
        AddressConfiguration configuration = configuration(address).orElse(null);
        if (configuration == null) {
            return world.defaultService();
        }
        if (!configuration.isEnabled) {
            throw new ApiError(
                    409,
                    20409,
                    "Nobody heard it: the two numbers are bound to no conversation, and address " + configuration.sid
                            + " opens none, for its AutoCreation.Enabled is false.");
        }
        return Optional.ofNullable(configuration.serviceSid)
                .flatMap(world::service)
                .orElseGet(world::defaultService);
    }

    /** Attaches the webhook or the flow to a conversation that has just been opened. */
    void attach(Conversation conversation, String address) {
        configuration(address)
                .flatMap(configuration -> listener(conversation, configuration))
                .ifPresent(webhook -> world.add(webhook, conversation.webhooks));
    }

    private Optional<AddressConfiguration> configuration(String address) {
        return world.addresses.values().stream()
                .filter(one -> one.address.equals(address))
                .findFirst();
    }

    private Optional<ScopedWebhook> listener(Conversation conversation, AddressConfiguration configuration) {
        if (configuration.creation.equals(AddressConfiguration.DEFAULT)) {
            return Optional.empty();
        }
        // The two words are the same for what is attached.
        ScopedWebhook webhook = new ScopedWebhook(world.sid("WH"), world.now(), conversation, configuration.creation);
        if (configuration.creation.equals(AddressConfiguration.STUDIO)) {
            webhook.flowSid = configuration.flowSid;
        } else {
            webhook.filters =
                    configuration.webhookFilters.isEmpty() ? List.of("onMessageAdded") : configuration.webhookFilters;
            webhook.url = configuration.webhookUrl;
            webhook.method = Objects.requireNonNullElse(configuration.webhookMethod, webhook.method);
        }
        return Optional.of(webhook);
    }
}
