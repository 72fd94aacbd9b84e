console.log("built later");
