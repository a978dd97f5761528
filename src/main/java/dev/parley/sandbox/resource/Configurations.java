package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;

/**
 * The configuration of the account, and of each service with its push templates: fetch and update.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/configuration-resource">Twilio: configuration</a>
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-configuration-resource">Twilio: service
 *     configuration</a>
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-notification-resource">Twilio: notifications</a>
 */
public final class Configurations {
    private static final String OF_ACCOUNT = "/v1/Configuration";
    private static final String OF_SERVICE = "/v1/Services/{ChatServiceSid}/Configuration";
    private static final String NOTIFICATIONS = OF_SERVICE + "/Notifications";

    private final World world;

    public Configurations(World world) {
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.on("GET", OF_ACCOUNT, this::ofAccount);
        paths.on("POST", OF_ACCOUNT, call -> {
            world.configuration().update(call.form(), world.services);
            return ofAccount(call);
        });
        paths.on("GET", OF_SERVICE, this::ofService);
        paths.on("POST", OF_SERVICE, call -> {
            world.service(call).configuration.update(call.form());
            return ofService(call);
        });
        paths.on("GET", NOTIFICATIONS, this::notifications);
        paths.on("POST", NOTIFICATIONS, call -> {
            world.service(call).pushTemplates.update(call.form());
            return notifications(call);
        });
    }

    private ApiResponse ofAccount(ApiCall call) {
        return ApiResponse.ok(world.configuration().json(call.base()));
    }

    private ApiResponse ofService(ApiCall call) {
        return ApiResponse.ok(world.service(call).configuration.json(call.root() + "/Configuration"));
    }

    private ApiResponse notifications(ApiCall call) {
        Service service = world.service(call);
        return ApiResponse.ok(service.pushTemplates.json(service, call.root() + "/Configuration/Notifications"));
    }
}
