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
 * Decides in which service a conversation is created for a phone whose two numbers are not bound to one, and which
 * webhook or flow it gets, by the {@linkplain AddressConfigurations configuration} of the address that the phone wrote
 * to.
 *
 * <p>Without a configuration the sandbox creates it in the default service and attaches nothing, so that a single text
 * message is enough to begin; Twilio would ignore the message. Also invented: a webhook without filters gets
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
     * Returns the service in which it is created.
     *
     * @throws ApiError if the configuration of the address disables autocreation
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
                    "The message was dropped: the two numbers are not bound to a conversation, and address "
                            + configuration.sid + " creates none, as its AutoCreation.Enabled is false.");
        }
        return Optional.ofNullable(configuration.serviceSid)
                .flatMap(world::service)
                .orElseGet(world::defaultService);
    }

    /** Attaches the webhook or the flow to a conversation that has just been created. */
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
        // The two types have the same names as targets.
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
