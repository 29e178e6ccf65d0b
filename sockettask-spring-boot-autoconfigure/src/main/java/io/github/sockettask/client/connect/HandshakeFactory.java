package io.github.sockettask.client.connect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.Handshake;
import io.github.sockettask.settings.CookieHandling;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.HandshakeCustomizers;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.RedirectHandling;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.TransportRequest;

/**
 * Makes the handshakes of a task, one for each attempt.
 */
public class HandshakeFactory {

	private static final String MISSING = "";

	private static final String URL = "url";

	private final @Nullable String name;

	private final SocketTaskSettings settings;

	private final EngineConfiguration configuration;

	private final HandshakeCustomizers customizers;

	private final boolean customized;

	private final @Nullable AccessTokenCustomizer accessToken;

	private final TaskUrls urls;

	private final ClearTextWarning clearText;

	private final @Nullable CookieJar cookies;

	/**
	 * Create a factory.
	 * @param name the name of the task, or {@code null} if it is not configured
	 * @param settings its settings, complete
	 * @param configuration resolves placeholders, and has the customizers
	 * @param tokens gets access tokens
	 */
	public HandshakeFactory(@Nullable String name, SocketTaskSettings settings, EngineConfiguration configuration,
			AccessTokens tokens) {
		this.name = name;
		this.settings = settings;
		this.configuration = configuration;
		String registrationId = settings.oauth2().registrationId();
		this.accessToken = (registrationId != null)
				? new AccessTokenCustomizer(registrationId, settings, tokens, configuration.handshakeCustomizers())
				: null;
		this.customizers = (this.accessToken != null) ? this.accessToken : configuration.handshakeCustomizers();
		this.customized = !this.customizers.isEmpty();
		this.urls = new TaskUrls(urls(settings), Objects.requireNonNull(settings.urlOrder()));
		this.clearText = new ClearTextWarning(name);
		this.cookies = (settings.cookieHandling() != CookieHandling.DISABLE) ? new CookieJar() : null;
	}

	private static List<String> urls(SocketTaskSettings settings) {
		List<String> urls = settings.urls();
		String url = settings.url();
		if (urls != null && !urls.isEmpty()) {
			return urls;
		}
		return List.of((url != null) ? url : MISSING);
	}

	public TaskUrls urls() {
		return this.urls;
	}

	public boolean areCustomized() {
		return this.customized;
	}

	/**
	 * Do not send the access token of a handshake again.
	 * @param request the handshake, or {@code null} if there was none
	 */
	public void renewToken(@Nullable TransportRequest request) {
		if (this.accessToken != null && request != null) {
			this.accessToken.renew(request);
		}
	}

	/**
	 * Return when to make another handshake, before the access token of one expires.
	 * @param request the handshake
	 * @return the time from now on, or {@code null} if there is no need
	 */
	public @Nullable Duration untilRenewal(@Nullable TransportRequest request) {
		return (this.accessToken != null && request != null) ? this.accessToken.untilRenewal(request) : null;
	}

	/**
	 * Check the settings, without placeholders in URLs.
	 * @throws ConnectSocketException if a setting is wrong
	 */
	public void check() {
		for (String url : urls(this.settings)) {
			request(url, url.contains("${") ? "ws://placeholder" : url);
		}
	}

	/**
	 * Make the next handshake, before customizers.
	 * @return the handshake, checked
	 * @throws ConnectSocketException if a setting is wrong
	 */
	public TransportRequest next() {
		String url = this.urls.next();
		if (this.name == null) {
			return request(url, url);
		}
		try {
			return request(url, this.configuration.urlResolver().apply(url));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSocketTaskSettingsException(this.name, setting(url), Redaction.url(url),
					Redaction.line(String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * Make the handshake for an address, before customizers.
	 * @param address the address, or {@code null} for the next one of the settings
	 * @return the handshake, checked
	 * @throws ConnectSocketException if the address or a setting is wrong
	 */
	public TransportRequest next(@Nullable URI address) {
		return (address != null) ? HandshakeValidator.of(this.settings, address.toString(), this.urls.tried()) : next();
	}

	/**
	 * Check an address.
	 * @param address the address, or {@code null} for those of the settings
	 * @throws ConnectSocketException if it is wrong
	 */
	public void check(@Nullable URI address) {
		if (address != null) {
			HandshakeValidator.uri(address.toString());
		}
	}

	/**
	 * Return the failure of an attempt whose handshake could not be made.
	 * @param cause what {@link #next()} has thrown
	 * @return the failure
	 */
	public static ConnectSocketException failure(Throwable cause) {
		return (cause instanceof ConnectSocketException refused) ? refused : new ConnectSocketException(
				"The address can't be told: " + Redaction.line(cause.toString()), Redaction.cause(cause));
	}

	private String setting(String url) {
		List<String> urls = this.settings.urls();
		return (urls == null || urls.isEmpty()) ? URL : "urls[" + urls.indexOf(url) + "]";
	}

	private TransportRequest request(String url, String resolved) {
		try {
			// An empty URL is reported as missing, not as wrong.
			return HandshakeValidator.of(this.settings, resolved.equals(MISSING) ? this.settings.url() : resolved,
					this.urls.tried());
		}
		catch (InvalidOptionException ex) {
			if (this.name == null) {
				throw ex;
			}
			String setting = URL.equals(ex.setting()) ? setting(url) : ex.setting();
			throw new InvalidSocketTaskSettingsException(this.name, setting, ex.value(), ex.reason());
		}
	}

	/**
	 * Prepare to customize a handshake.
	 * @param request the handshake
	 * @param attempt the attempt
	 * @param callbacks runs the customizers
	 * @return customizes the handshake once
	 */
	public HandshakeCustomization customize(TransportRequest request, ConnectionAttempt attempt, Executor callbacks) {
		return new HandshakeCustomization(request, attempt, this.customizers, callbacks, this::request);
	}

	/**
	 * Begin the handshakes of an attempt.
	 * @param request the first handshake, customized
	 * @return the handshakes
	 */
	public HandshakeRoute route(TransportRequest request) {
		this.clearText.check(request);
		boolean follows = this.settings.redirects() != RedirectHandling.DONT_FOLLOW;
		return new HandshakeRoute(request, follows, this.cookies, this::request);
	}

	private TransportRequest request(Handshake handshake) {
		return HandshakeValidator.of(this.settings, handshake, this.urls.tried());
	}

}
