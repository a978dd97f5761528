package dev.parley.sandbox.resource;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import java.util.List;

/**
 * Conversation services of the account: create, fetch, list, delete. Resources of one service are not found in another.
 *
 * <p>Form fields read: {@code FriendlyName}. That the default service cannot be deleted is invented: Twilio does not say.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-resource">Twilio: services</a>
 */
public final class Services {
    private static final String SERVICES = "/v1/Services";
    private static final int MAX_PAGE = 100;

    private final World world;
    private final Changes changes;

    public Services(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    public void addTo(Paths paths) {
        paths.on("POST", SERVICES, this::create);
        paths.on("GET", SERVICES, this::list);
        paths.on("GET", SERVICES + "/{ChatServiceSid}", this::fetch);
        paths.on("DELETE", SERVICES + "/{ChatServiceSid}", this::delete);
    }

    private ApiResponse create(ApiCall call) {
        String friendlyName = call.form().required("FriendlyName", Limits.NAME);
        Service service = world.newService(world.sid("IS"), friendlyName, world::sid);
        world.add(service);
        return ApiResponse.created(service.json(call.base()));
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(call, MAX_PAGE, List.copyOf(world.services.values()))
                .answer("services", service -> service.json(call.base()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(world.service(call).json(call.base()));
    }

    private ApiResponse delete(ApiCall call) {
        Service service = world.service(call);
        if (service == world.defaultService()) {
            throw new ApiError(
                    409,
                    20409,
                    "Service " + service.sid + " is the account's default one. Before it is deleted, make another the"
                            + " default: POST /v1/Configuration with DefaultChatServiceSid.");
        }
        changes.remove(service);
        return ApiResponse.gone();
    }
}
