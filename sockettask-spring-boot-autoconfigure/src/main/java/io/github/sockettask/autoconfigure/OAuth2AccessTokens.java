package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

import io.github.sockettask.settings.AccessToken;

/**
 * Gets access tokens from Spring Security's OAuth2 client.
 */
class OAuth2AccessTokens implements OAuth2Registrations {

	/**
	 * Tasks have no user, so that all of them share the tokens of a registration.
	 */
	private static final String PRINCIPAL = "sockettask";

	private final ObjectProvider<ClientRegistrationRepository> registrations;

	private final ListableBeanFactory beanFactory;

	private final ManagerFactory factory;

	/** Found at the first call, without a lock: it may need beans of the application. */
	private volatile @Nullable OAuth2AuthorizedClientManager manager;

	/**
	 * Create access to tokens.
	 * @param beanFactory has the registrations, and perhaps a manager
	 * @param factory makes the manager to use where the application has none for work
	 * without a request
	 */
	OAuth2AccessTokens(ListableBeanFactory beanFactory, ManagerFactory factory) {
		this.beanFactory = beanFactory;
		this.registrations = beanFactory.getBeanProvider(ClientRegistrationRepository.class);
		this.factory = factory;
	}

	@Override
	public void check(@Nullable String taskName, String registrationId) {
		ClientRegistrationRepository repository = this.registrations.getIfAvailable();
		if (repository == null) {
			if (this.beanFactory.getBeanNamesForType(OAuth2AuthorizedClientManager.class).length > 0) {
				return;
			}
			throw OAuth2Registrations.wrong(taskName, registrationId, "no OAuth2 client registration is configured",
					"Set the properties under 'spring.security.oauth2.client.registration.%s', or define a bean of type %s."
						.formatted(registrationId, ClientRegistrationRepository.class.getName()));
		}
		if (repository.findByRegistrationId(registrationId) == null) {
			List<String> known = known(repository);
			throw OAuth2Registrations.wrong(taskName, registrationId,
					"there is no OAuth2 client registration of this name",
					"Set the properties under 'spring.security.oauth2.client.registration.%s'%s.".formatted(
							registrationId,
							known.isEmpty() ? "" : ", or use one that is configured: " + String.join(", ", known)));
		}
	}

	private static List<String> known(ClientRegistrationRepository repository) {
		if (!(repository instanceof Iterable<?> registrations)) {
			return List.of();
		}
		return StreamSupport.stream(registrations.spliterator(), false)
			.filter(ClientRegistration.class::isInstance)
			.map((registration) -> ((ClientRegistration) registration).getRegistrationId())
			.sorted()
			.toList();
	}

	@Override
	public AccessToken token(String registrationId, @Nullable String refused) {
		OAuth2AuthorizedClient client = authorize(registrationId,
				OAuth2AuthorizeRequest.withClientRegistrationId(registrationId));
		if (client.getAccessToken().getTokenValue().equals(refused)) {
			client = authorize(registrationId, OAuth2AuthorizeRequest.withAuthorizedClient(expired(client)));
		}
		OAuth2AccessToken token = client.getAccessToken();
		return new AccessToken(token.getTokenValue(), lifetime(token));
	}

	private OAuth2AuthorizedClient authorize(String registrationId, OAuth2AuthorizeRequest.Builder request) {
		OAuth2AuthorizedClient client = manager().authorize(request.principal(PRINCIPAL).build());
		if (client == null) {
			throw new IllegalStateException(
					("the grant type of the registration needs a user; use client_credentials, or save an authorized client "
							+ "with a refresh token for the principal '%s'")
						.formatted(PRINCIPAL));
		}
		return client;
	}

	private OAuth2AuthorizedClientManager manager() {
		OAuth2AuthorizedClientManager found = this.manager;
		if (found == null) {
			found = this.beanFactory.getBeanProvider(OAuth2AuthorizedClientManager.class)
				.orderedStream()
				.filter((manager) -> !(manager instanceof DefaultOAuth2AuthorizedClientManager))
				.findFirst()
				.orElseGet(() -> this.factory.create(this.registrations.getObject()));
			this.manager = found;
		}
		return found;
	}

	// With its refresh token, if it has one, the manager refreshes it; without, it gets
	// a new token.
	private static OAuth2AuthorizedClient expired(OAuth2AuthorizedClient client) {
		OAuth2AccessToken token = client.getAccessToken();
		return new OAuth2AuthorizedClient(
				client.getClientRegistration(), client.getPrincipalName(), new OAuth2AccessToken(token.getTokenType(),
						token.getTokenValue(), Instant.EPOCH, Instant.EPOCH.plusSeconds(1), token.getScopes()),
				client.getRefreshToken());
	}

	// Spring Security has a token expire after a second if the server does not say when.
	private static @Nullable Duration lifetime(OAuth2AccessToken token) {
		Instant issuedAt = token.getIssuedAt();
		Instant expiresAt = token.getExpiresAt();
		boolean unknown = issuedAt != null && expiresAt != null && !expiresAt.isAfter(issuedAt.plusSeconds(1));
		return (unknown || expiresAt == null) ? null : Duration.between(Instant.now(), expiresAt);
	}

	/** Makes a manager that needs no request. */
	@FunctionalInterface
	interface ManagerFactory {

		OAuth2AuthorizedClientManager create(ClientRegistrationRepository registrations);

	}

}
