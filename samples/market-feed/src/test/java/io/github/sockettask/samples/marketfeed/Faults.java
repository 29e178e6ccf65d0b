package io.github.sockettask.samples.marketfeed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders the faults of the server, as the page's buttons do.
 */
public final class Faults {

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	public Faults(int port) {
		this.port = port;
	}

	public void drop() {
		post("drop");
	}

	public void close(int code, String reason) {
		post("close?code=" + code + "&reason=" + reason);
	}

	public void refuse(String duration) {
		post("refuse?duration=" + duration);
	}

	public void suspend() {
		post("suspend");
	}

	public void resume() {
		post("resume");
	}

	private void post(String fault) {
		URI uri = URI.create("http://localhost:" + this.port + "/faults/" + fault);
		HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
		HttpResponse<String> response = this.client.sendAsync(request, BodyHandlers.ofString()).join();
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
	}

}
