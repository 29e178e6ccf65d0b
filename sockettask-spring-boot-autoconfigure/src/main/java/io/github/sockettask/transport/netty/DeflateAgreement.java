package io.github.sockettask.transport.netty;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.websocket.Extension;
import org.glassfish.tyrus.core.TyrusExtension;

/**
 * What client and server agreed on for compression (RFC 7692, section 7.1). The server
 * may answer each of the four parameters, whether it was offered or not, but for
 * {@code client_max_window_bits}, which we offer.
 *
 * @param serverTakeover whether messages of the server refer to those before
 * @param clientTakeover whether our messages may refer to those before
 * @param clientWindowBits how far our messages may refer back, as a power of two
 */
record DeflateAgreement(boolean serverTakeover, boolean clientTakeover, int clientWindowBits) {

	private static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

	/** The extension as it is offered. Tyrus sees no compressed message. */
	static final Extension OFFER = new TyrusExtension("permessage-deflate",
			List.of(new TyrusExtension.TyrusParameter(CLIENT_MAX_WINDOW_BITS, null)));

	static final int MAX_WINDOW_BITS = 15;

	private static final Pattern WINDOW_BITS = Pattern.compile("[89]|1[0-5]");

	/**
	 * Take the parameters that the server chose.
	 * @param parameters the parameters
	 * @return the agreement
	 * @throws IllegalArgumentException if one is unknown, twice there, or has a value
	 * that is not valid; the message says which
	 */
	static DeflateAgreement of(List<ChosenExtension.Parameter> parameters) {
		DeflateAgreement agreement = new DeflateAgreement(true, true, MAX_WINDOW_BITS);
		Set<String> seen = new HashSet<>();
		for (ChosenExtension.Parameter parameter : parameters) {
			if (!seen.add(parameter.name())) {
				throw mistake(parameter, "twice");
			}
			agreement = agreement.with(parameter);
		}
		return agreement;
	}

	private DeflateAgreement with(ChosenExtension.Parameter parameter) {
		switch (parameter.name()) {
			case "server_no_context_takeover":
				checkNoValue(parameter);
				return new DeflateAgreement(false, this.clientTakeover, this.clientWindowBits);
			case "client_no_context_takeover":
				checkNoValue(parameter);
				return new DeflateAgreement(this.serverTakeover, false, this.clientWindowBits);
			case "server_max_window_bits":
				// any window fits in ours
				windowBits(parameter);
				return this;
			case CLIENT_MAX_WINDOW_BITS:
				return new DeflateAgreement(this.serverTakeover, this.clientTakeover, windowBits(parameter));
			default:
				throw mistake(parameter, "which was not offered");
		}
	}

	private static void checkNoValue(ChosenExtension.Parameter parameter) {
		if (parameter.value() != null) {
			throw mistake(parameter, "which takes no value");
		}
	}

	private static int windowBits(ChosenExtension.Parameter parameter) {
		if (parameter.value() == null || !WINDOW_BITS.matcher(parameter.value()).matches()) {
			throw mistake(parameter, "whose value must be from 8 to 15");
		}
		return Integer.parseInt(parameter.value());
	}

	private static IllegalArgumentException mistake(ChosenExtension.Parameter parameter, String what) {
		return new IllegalArgumentException(
				"the server chose the parameter " + parameter + " of permessage-deflate " + what);
	}

}
