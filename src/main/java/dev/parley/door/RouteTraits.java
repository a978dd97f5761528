package dev.parley.door;

import org.apache.camel.Route;

/**
 * What the door must know of a route before it hands it a request.
 *
 * @param isForBrowsers whether pages call it, which ask before they ask
 * @param neverWaits whether it may run on the thread that reads requests
 */
record RouteTraits(boolean isForBrowsers, boolean neverWaits) {
    static final RouteTraits UNKNOWN = new RouteTraits(false, false);

    static RouteTraits of(Route route) {
        return new RouteTraits(Cors.GROUP.equals(route.getGroup()), PromptRoute.is(route));
    }
}
