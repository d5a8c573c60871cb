-- Changes prices, one product a request; usage: wrk -s prices.lua URL -- FILE TOKEN. Each line of FILE is a product's sku.
local skus, headers = {}, {["Content-Type"] = "application/json"}
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init(arguments)
  for sku in io.lines(arguments[1]) do skus[#skus + 1] = sku end
  headers["Authorization"] = "Bearer " .. arguments[2]
  math.randomseed(os.time() + id * 7919)
end

function request()
  local sku, price = skus[math.random(#skus)], math.random(1000, 100000)
  local body = string.format('{"variants":[{"sku":"%s","prices":{"USD":%d,"CNY":%d}}]}', sku, price, price * 7)
  return wrk.format("PATCH", "/api/v1/products/" .. sku, headers, body)
end
