package io.github.sockettask.autoconfigure;

/**
 * A service as Docker Compose or Testcontainers runs it.
 *
 * @param host where it is
 * @param port its port
 */
record MarketService(String host, int port) {

}
