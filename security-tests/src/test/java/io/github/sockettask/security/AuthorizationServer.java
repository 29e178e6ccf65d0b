package io.github.sockettask.security;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A Spring Authorization Server. Its clients are {@code lasting}, whose tokens are valid
 * for an hour, {@code brief}, for four seconds, and {@code user}, which has refresh
 * tokens.
 */
class AuthorizationServer implements AutoCloseable {

	private static final String TOKEN_PATH = "/oauth2/token";

	private final ConfigurableApplicationContext context;

	private final NimbusJwtDecoder decoder;

	AuthorizationServer() {
		this.context = new SpringApplicationBuilder(Application.class).environment(new StandardEnvironment())
			.properties(properties())
			.run();
		this.decoder = NimbusJwtDecoder.withJwkSetUri(url() + "/oauth2/jwks").build();
		this.decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
	}

	private static Map<String, Object> properties() {
		Map<String, Object> properties = new HashMap<>(Map.of("server.port", "0", "sockettask.enabled", "false"));
		addClient(properties, "lasting", "client_credentials", "1h");
		addClient(properties, "brief", "client_credentials", "4s");
		addClient(properties, "user", "refresh_token", "1h");
		return properties;
	}

	private static void addClient(Map<String, Object> properties, String client, String grant, String lifetime) {
		String prefix = "spring.security.oauth2.authorizationserver.client." + client + ".";
		properties.put(prefix + "registration.client-id", client);
		properties.put(prefix + "registration.client-secret", "{noop}" + secret(client));
		properties.put(prefix + "registration.client-authentication-methods", "client_secret_basic");
		properties.put(prefix + "registration.authorization-grant-types", grant);
		properties.put(prefix + "token.access-token-time-to-live", lifetime);
	}

	/**
	 * Return the secret of a client.
	 * @param client its name
	 * @return its secret
	 */
	static String secret(String client) {
		return client + "-s3cret-0815";
	}

	String url() {
		return "http://localhost:" + ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	/**
	 * Return the properties of a client registration of Spring Boot.
	 * @param client the name of a client of this server, and of the registration
	 * @return the properties
	 */
	Map<String, Object> registration(String client) {
		String prefix = "spring.security.oauth2.client.registration." + client + ".";
		return Map.of(prefix + "client-id", client, prefix + "client-secret", secret(client),
				prefix + "authorization-grant-type", "client_credentials", prefix + "provider", "idp",
				"spring.security.oauth2.client.provider.idp.token-uri", url() + TOKEN_PATH);
	}

	/**
	 * Let a user authorize the client {@code user}.
	 * @return the refresh token
	 */
	String refreshToken() {
		RegisteredClient client = this.context.getBean(RegisteredClientRepository.class).findByClientId("user");
		OAuth2RefreshToken token = new OAuth2RefreshToken("refresh-s3cret-4711", Instant.now(),
				Instant.now().plusSeconds(3600));
		this.context.getBean(OAuth2AuthorizationService.class)
			.save(OAuth2Authorization.withRegisteredClient(client)
				.principalName("someone")
				.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
				.attribute(Principal.class.getName(),
						UsernamePasswordAuthenticationToken.authenticated("someone", null, List.of()))
				.refreshToken(token)
				.build());
		return token.getTokenValue();
	}

	/**
	 * Return whether a header has a token of this server that has not expired.
	 * @param authorization the value of the header, or {@code null}
	 * @return whether it is valid
	 */
	boolean accepts(@Nullable String authorization) {
		if (authorization == null || !authorization.startsWith("Bearer ")) {
			return false;
		}
		try {
			this.decoder.decode(authorization.substring("Bearer ".length()));
			return true;
		}
		catch (JwtException ex) {
			return false;
		}
	}

	/**
	 * Return the calls of the token endpoint since the last {@link #reset()}.
	 * @return the grant type of each
	 */
	List<String> calls() {
		return calls(this.context).grants;
	}

	/** Let the token endpoint answer 503, or not any more. */
	void down(boolean down) {
		calls(this.context).down = down;
	}

	/** Let the token endpoint answer when the latch is open. */
	void hang(CountDownLatch until) {
		calls(this.context).hanging = until;
	}

	void reset() {
		calls(this.context).hanging.countDown();
		calls(this.context).grants.clear();
		down(false);
	}

	private static Calls calls(ConfigurableApplicationContext context) {
		return context.getBean(Calls.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		InMemoryOAuth2AuthorizationService authorizationService() {
			return new InMemoryOAuth2AuthorizationService();
		}

		@Bean
		Calls calls() {
			return new Calls();
		}

		@Bean
		FilterRegistrationBean<Calls> callsRegistration(Calls calls) {
			FilterRegistrationBean<Calls> registration = new FilterRegistrationBean<>(calls);
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

	static class Calls extends OncePerRequestFilter {

		private final List<String> grants = new CopyOnWriteArrayList<>();

		private volatile boolean down;

		private volatile CountDownLatch hanging = new CountDownLatch(0);

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (request.getRequestURI().equals(TOKEN_PATH)) {
				this.grants.add(request.getParameter("grant_type"));
				awaitAnswer();
				if (this.down) {
					response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
					return;
				}
			}
			chain.doFilter(request, response);
		}

		private void awaitAnswer() throws IOException {
			try {
				if (!this.hanging.await(1, TimeUnit.MINUTES)) {
					throw new IOException("the latch was not opened");
				}
			}
			catch (InterruptedException ex) {
				throw new InterruptedIOException();
			}
		}

	}

}
